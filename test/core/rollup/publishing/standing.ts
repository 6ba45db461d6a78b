import { readMarks, renderBody } from '../../../../src/core/rollup/publishing/page-body.js';
import type { StandingPage } from '../../../../src/core/rollup/publishing/page.js';

/** A page of ours, as it was written and not touched since, but for what is said. */
export function pageOf(number: number, week: string, given: Partial<StandingPage> = {}): StandingPage {
  const body = given.body ?? renderBody(week, `What happened in ${week}.`, null);
  const marks = readMarks(body);
  if (marks === null) throw new Error('no page');
  return {
    kind: 'issue',
    id: `I_${number}`,
    number,
    url: `https://github.com/octo/hello/issues/${number}`,
    title: `Week ${week}`,
    isOpen: true,
    isPinned: false,
    wasPinned: false,
    createdAt: Date.UTC(2026, 10, 23, 9),
    updatedAt: Date.UTC(2026, 10, 23, 9),
    thread: [],
    ...marks,
    ...given,
    body,
  };
}
