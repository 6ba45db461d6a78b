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

const WITH_STATUS = CONFIG.replace('templates: {', 'templates: { status: {},');
const MISSPELT = WITH_STATUS.replace('templates:', 'tempaltes:');

export const configTypo: Step = {
  title: 'A configuration with a typo',
  async play({ stage, printer, tell, told }) {
    const { repository } = stage;
    tell(`Ana changes ${CONFIG_FILE} in a pull request and misspells a key.`);
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
    told('The check holds it back. All else goes on by the file that stands.', broken.checks[0]?.conclusion, 'failure');

    tell('She pushes the correction, and Olga merges it.');
    repository.pushToPull(number, { [CONFIG_FILE]: WITH_STATUS }, { by: 'ana' });
    await stage.rest();
    const mended = findItem(stage, TITLE);
    showOurs(mended, stage.me, printer);
    told(
      'The comment is one line now and the check passes.',
      [mended.comments.map(({ edits }) => edits), mended.checks.map(({ conclusion }) => conclusion)],
      [[1], ['success']],
    );
    repository.mergePull(number, { by: 'olga' });
    await stage.rest();
  },
};
