import { failures } from '../story/failures.js';
import type { Step } from '../story/step.js';
import { showPost } from '../thread-view.js';
import { renderClocks } from '../weekend/clocks.js';
import type { Week } from './stage.js';

export const page: Step<Week> = {
  title: 'Monday: one page instead of a meeting',
  async play({ stage, printer, tell, told }) {
    tell('On Monday at nine in Lisbon there is an issue that nobody had to write.');
    const before = stage.notified().length;
    await stage.passUntil('2026-03-23T09:00:30Z');
    const [last, page] = stage.pages();
    const { line, paint } = printer;
    line(`  ${paint('dim', '╭')} ${renderClocks(Date.parse(page?.createdAt ?? ''))}`);
    line(`  ${paint('bold', page?.title ?? '')} ${paint('dim', `#${page?.number}`)}`);
    showPost('async-conventions[bot] wrote', page?.body ?? '', printer);
    told(
      'It says first what needs somebody. The page of the week before leads to it and is closed.',
      [page?.createdAt, page?.state, last?.state, last?.body?.includes(`rollup-next ${page?.number}`)],
      ['2026-03-23T09:00:00Z', 'open', 'closed', true],
    );
    told(
      'Nobody is called by it. Who is waited for is asked in their own morning, and nobody else.',
      [stage.notified().slice(before).flat(), stage.notified().flat()],
      [['kiri'], ['ira', 'kiri']],
    );
    const mark = stage.github.requests.mark();
    await stage.passUntil('2026-03-23T12:00:00Z');
    told(
      'After that it is left alone, and GitHub has refused nothing.',
      [stage.github.requests.writes(mark), failures(stage.github)],
      [[], []],
    );
  },
};
