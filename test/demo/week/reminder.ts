import type { Step } from '../story/step.js';
import { showPost } from '../thread-view.js';
import { renderClocks } from '../weekend/clocks.js';
import { EXPORTS, tellWeek } from './events.js';
import type { Week } from './stage.js';

/** The draft put right. */
const ANSWER = `## Context
Exports move out of the web server.
## Progress
- Exports are written to the bucket, #4
- The old ones have moved, #1
## Blockers
- The account waits for a signature by @olga
## Next steps
- Switch the old way off
## Health
At risk: the signature is late
`;

export const reminder: Step<Week> = {
  title: 'Friday: an update is due, and a draft of it is there',
  async play({ stage, printer, tell, told }) {
    tell(
      'Ira writes a weekly update on the move of the exports. Since her last one a pull request was merged and an issue closed.',
    );
    await tellWeek(stage);
    const before = stage.notified().length;
    await stage.passUntil('2026-03-20T03:30:30Z');
    const [sent] = stage.reminders(EXPORTS);
    printer.line(`  ${printer.paint('dim', '╭')} ${renderClocks(Date.parse(sent?.createdAt ?? ''))}`);
    showPost('async-conventions[bot] commented', sent?.body ?? '', printer);
    told(
      'It comes at nine by her own clocks, calls her and nobody else, and holds what GitHub knows already.',
      [sent?.createdAt, stage.notified().slice(before), stage.reminders(EXPORTS).length],
      ['2026-03-20T03:30:00Z', [['ira']], 1],
    );
    await stage.passUntil('2026-03-20T05:00:00Z');
    tell('She puts it right in two minutes. Nobody asks again.');
    stage.repo.comment(EXPORTS, { by: 'ira', body: ANSWER });
  },
};
