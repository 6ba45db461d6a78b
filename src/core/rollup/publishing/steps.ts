import type { RollupOptions } from '../../config/config.js';
import type { Words } from '../../text/en.js';
import { quietLink } from '../../text/quiet-link.js';
import { currentPage, type StandingPage } from './page.js';
import { renderBody, renderDuplicate, withNext } from './page-body.js';
import type { Answer } from './refresh.js';

/** GitHub pins no more issues of a repository. */
const MOST_PINS = 3;

/** A page as it should stand. */
export interface WrittenPage {
  /** `2026-W47`. */
  readonly week: string;
  readonly title: string;
  /** Markdown, without what is there for programs. */
  readonly text: string;
}

/** One write about the pages of a repository. Each may be made again, and changes nothing then. */
export type PageStep =
  | {
      readonly type: 'create-page';
      readonly target: RollupOptions['target'];
      readonly title: string;
      readonly body: string;
    }
  | { readonly type: 'edit-page'; readonly page: StandingPage; readonly title: string; readonly body: string }
  /** Leads on to the page after it and, where that is still open, closes it. */
  | { readonly type: 'hand-over'; readonly page: StandingPage; readonly body: string }
  | { readonly type: 'close-duplicate'; readonly page: StandingPage; readonly body: string }
  | { readonly type: 'unpin-page' | 'pin-page'; readonly page: StandingPage }
  | { readonly type: 'react'; readonly comment: number; readonly content: Answer['content'] };

export interface PagesInput {
  readonly rollup: Pick<RollupOptions, 'target' | 'pin'>;
  readonly pages: readonly StandingPage[];
  /** How many issues are pinned that are no pages of ours. */
  readonly otherPins: number;
  /** What is to be written or written anew; null where nothing is. */
  readonly written: WrittenPage | null;
  readonly answers: readonly Answer[];
}

export interface PagesPlan {
  /** In the order in which they are to be made. */
  readonly steps: readonly PageStep[];
  readonly notes: readonly string[];
}

/**
 * Returns what is to be written. Where a page is to be created that is all: what follows from its number is planned once it is there.
 *
 * All is told by what stands, so that whatever was left undone is done by the next look: of two pages of a week the older stays, the page
 * before leads to the one that stands, and nothing is closed twice that somebody opened again.
 */
export function planPages(input: PagesInput, words: Words): PagesPlan {
  const { written, pages, rollup, answers } = input;
  if (written !== null && !pages.some(({ week }) => week === written.week)) {
    const body = renderBody(written.week, written.text, null);
    return { steps: [{ type: 'create-page', target: rollup.target, title: written.title, body }], notes: [] };
  }
  const current = currentPage(pages);
  if (current === null) return { steps: [], notes: [] };
  const { steps: pins, notes } = pinSteps(input, current);
  return {
    steps: [
      ...editSteps(written, current),
      ...duplicateSteps(pages, words),
      ...handOverSteps(pages, current, words),
      ...pins,
      ...answers.map((answer): PageStep => ({ type: 'react', ...answer })),
    ],
    notes,
  };
}

function editSteps(written: WrittenPage | null, current: StandingPage): readonly PageStep[] {
  if (written?.week !== current.week) return [];
  const { title } = written;
  const body = renderBody(written.week, written.text, current.ledger);
  return title === current.title && body === current.body ? [] : [{ type: 'edit-page', page: current, title, body }];
}

function duplicateSteps(pages: readonly StandingPage[], words: Words): readonly PageStep[] {
  return pages.flatMap((page): readonly PageStep[] => {
    const stands = standingOf(page.week, pages);
    if (page.duplicateOf !== null || stands === null || stands === page) return [];
    const line = words.rollup.publishing.duplicate(quietLink(`#${stands.number}`, stands.url));
    return [{ type: 'close-duplicate', page, body: renderDuplicate(page.week, stands.number, line) }];
  });
}

function standingOf(week: string, pages: readonly StandingPage[]): StandingPage | null {
  return currentPage(pages.filter((page) => page.week === week));
}

/** A page that was left open although a later one stands has not been handed over; what leads on already was opened by somebody again. */
function handOverSteps(pages: readonly StandingPage[], current: StandingPage, words: Words): readonly PageStep[] {
  const older = pages.filter((page) => page.week < current.week && standingOf(page.week, pages) === page);
  const before = currentPage(older);
  return older
    .filter((page) => (page === before ? page.next !== current.number : page.isOpen && page.next === null))
    .map((page): PageStep => {
      const line = words.rollup.publishing.next(quietLink(`#${current.number}`, current.url));
      return { type: 'hand-over', page, body: withNext(page.body, current.number, line) };
    });
}

/** Others' pins stay, and what somebody unpinned is not pinned again. */
function pinSteps({ rollup, pages, otherPins }: PagesInput, current: StandingPage): PagesPlan {
  if (!rollup.pin || current.kind !== 'issue') return { steps: [], notes: [] };
  const older = pages.filter((page) => page.isPinned && page.number !== current.number);
  const unpins = older.map((page): PageStep => ({ type: 'unpin-page', page }));
  if (current.isPinned || current.wasPinned || !current.isOpen) return { steps: unpins, notes: [] };
  if (otherPins >= MOST_PINS) return { steps: unpins, notes: ['not pinned: three other issues are'] };
  return { steps: [...unpins, { type: 'pin-page', page: current }], notes: [] };
}
