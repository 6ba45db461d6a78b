import { showCheck, showOurs, showThread } from '../thread-view.js';
import { findItem } from './step.js';
import type { Step } from './step.js';

const TITLE = 'Stream exports';

const BODY = `## Why
An export of a full year runs out of memory.
## What changed
Rows are written as they are read.
`;

const COMPLETE = `${BODY}## How tested
With last year's data, which failed before.
## Risks
None.
`;

export const pullRequest: Step = {
  title: 'A pull request under `mode: enforce`',
  async play({ stage, printer, tell, told }) {
    const { repository } = stage;
    tell('Chen opens a pull request. The team made the check `async-conventions` a required one.');
    const number = repository.openPullRequest({
      by: 'chen',
      title: TITLE,
      body: BODY,
      files: { 'export.ts': '// rows\n' },
    });
    await stage.rest();
    showThread(findItem(stage, TITLE), printer);
    const [failed] = findItem(stage, TITLE).checks;
    told('The check fails, so it cannot be merged as it is.', failed?.conclusion, 'failure');

    const mark = stage.mark();
    tell('Chen says how it was tested and what could go wrong.');
    repository.editIssue(number, { by: 'chen', body: COMPLETE });
    await stage.rest();
    const pull = findItem(stage, TITLE);
    showOurs(pull, stage.me, printer);
    told(
      'The same check passes, without a push, and again nobody was notified.',
      [pull.checks.map(({ id, conclusion }) => [id, conclusion]), pull.labels, mark.notified()],
      [[[failed?.id, 'success']], [], 0],
    );

    tell('Olga sends it through the merge queue, which makes a commit of its own and waits for the check there, too.');
    const sha = repository.requestMergeGroup(number, { by: 'olga' });
    await stage.rest();
    const checks = repository.checks(sha);
    for (const check of checks) showCheck(check, printer);
    told('It is answered at once: a required check never hangs on us.', checks.map(conclusionOf), ['success']);
  },
};

function conclusionOf({ conclusion }: { readonly conclusion: string | null }): string | null {
  return conclusion;
}
