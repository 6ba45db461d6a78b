import type { CheckView } from '../../github/index.js';
import { viewMarkdown } from '../markdown-view.js';
import { WIDTH } from '../printing.js';
import { showOurs } from '../thread-view.js';
import { findItem } from './step.js';
import type { Step } from './step.js';
import { CONFIG, CONFIG_FILE } from './turn-on.js';

const TITLE = 'Write our updates down';

const BODY = `## Why
Updates are told in calls that half of us sleep through.
## What changed
The template for updates is on.
## How tested
With validate, on the file.
## Risks
None.
`;

/** Nothing is asked of it until there is a template for updates. */
const UPDATE = 'Status: week 45';

const WITH_STATUS = CONFIG.replace('templates: {', 'templates: { status: {},');
const MISSPELT = WITH_STATUS.replace('templates:', 'tempaltes:');

export const configTypo: Step = {
  title: 'A configuration with a typo, and what the corrected one would change',
  async play({ stage, printer, tell, told }) {
    const { repository } = stage;
    tell(
      `Ben wrote an update. Ana wants such updates checked: she changes ${CONFIG_FILE} in a pull request and misspells a key.`,
    );
    const update = repository.openIssue({ by: 'ben', title: UPDATE, body: 'All is well.' });
    await stage.rest();
    const files = { [CONFIG_FILE]: MISSPELT };
    const number = repository.openPullRequest({ by: 'ana', title: TITLE, body: BODY, files });
    await stage.rest();
    const broken = findItem(stage, TITLE);
    showOurs(broken, stage.me, printer);
    const [comment] = broken.comments;
    told(
      'She is told the line and the key she meant, on the pull request that would break it and nowhere else.',
      [
        broken.comments.length,
        comment?.body.includes(`${CONFIG_FILE}:5:1`),
        comment?.body.includes('Did you mean `templates`?'),
      ],
      [1, true, true],
    );
    told(
      'The check holds it back and marks that line in the diff. All else goes on by the file that stands.',
      broken.checks.map(({ conclusion, annotations }) => [conclusion, annotations.map(placeOf)]),
      [['failure', [`${CONFIG_FILE}:5`]]],
    );

    const before = stage.mark();
    tell('She pushes the correction.');
    repository.pushToPull(number, { [CONFIG_FILE]: WITH_STATUS }, { by: 'ana' });
    await stage.rest();
    const mended = findItem(stage, TITLE);
    showOurs(mended, stage.me, printer);
    const [check] = mended.checks;
    for (const line of check?.summary?.split('\n') ?? []) {
      const shown = line.startsWith('- ') ? line : '';
      for (const part of viewMarkdown(shown, WIDTH - 4, printer)) printer.line(`    ${part}`);
    }
    told(
      'The comment is one line now, the check passes, and the line is marked no more.',
      [
        mended.comments.map(({ edits }) => edits),
        mended.checks.map(({ conclusion, annotations }) => [conclusion, annotations]),
      ],
      [[1], [['success', []]]],
    );
    told(
      'The check shows whom the change would concern, with a link. Nobody hears of it: the update is as it was.',
      [check?.summary?.includes(`[#${update}](`), findItem(stage, UPDATE).comments, before.notified()],
      [true, [], 0],
    );
    tell('Olga sees that it is what they want, and merges it.');
    repository.mergePull(number, { by: 'olga' });
    await stage.rest();
  },
};

function placeOf({ path, startLine }: CheckView['annotations'][number]): string {
  return `${path}:${startLine}`;
}
