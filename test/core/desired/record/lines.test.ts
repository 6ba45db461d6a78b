import { expect, test } from 'vitest';
import { run, sticky } from '../../plan/world.js';
import { accepted, file, INDEX, PATH, pull, type Standing } from './kept-world.js';

const NAME = '0007-where-exports-are-kept.md';

const ours = { files: [NAME], record: file(PATH, '# Where exports are kept'), index: file(INDEX, null) };
const theirs = { ...ours, record: file(PATH, '# Theirs', false) };

interface Scene {
  readonly says?: readonly string[];
  readonly standing: Standing;
}

const SUPERSEDE = ['/supersede #31'];

const SCENES: Readonly<Record<string, Scene>> = {
  'Nothing stands yet, and is on its way': { standing: {} },
  'It is in a pull request': { standing: { branch: ours, pulls: [pull(12, 'open')] } },
  'Somebody else changed it there': { standing: { branch: theirs, pulls: [pull(12, 'open')] } },
  'The decision is talked over again': {
    says: ['/object Nobody asked who pays'],
    standing: { branch: ours, pulls: [pull(12, 'open')] },
  },
  'Somebody closed the pull request': { standing: { branch: ours, pulls: [pull(12, 'closed')] } },
  'It was merged': { standing: { base: ours, pulls: [pull(12, 'merged')] } },
  'It was merged, and an update is in a pull request': {
    says: SUPERSEDE,
    standing: { base: ours, branch: ours, pulls: [pull(14, 'open'), pull(12, 'merged')] },
  },
  'It was merged, and somebody else changed it since': {
    says: SUPERSEDE,
    standing: { base: theirs, pulls: [pull(12, 'merged')] },
  },
  'It was merged and taken out again': { standing: { pulls: [pull(12, 'merged')] } },
  'The app may not write': { standing: { access: 'missing' } },
  'GitHub refused': { standing: { access: 'refused' } },
  'The branch is somebody else’s': { standing: { branch: { isOurs: false } } },
};

/** Returns the part of our comment on the record, without the text that a link fills in. */
function lineOf({ says = [], standing }: Scene, config: string): string {
  const world = accepted({ says, standing, config });
  run(world);
  const found = /^\*\*(?:Record|Aufzeichnung):\*\* .*$/m.exec((sticky(world) ?? '').replaceAll('\r\n', '\n'));
  return found === null ? '(nothing)' : found[0].replace(/&value=[^)]*/, '&value=…');
}

test.each(['en', 'de'])('what a comment says of a record that is put forward (%s)', async (locale) => {
  const config = locale === 'de' ? 'comment: { locale: de }\n' : '';
  const parts = Object.entries(SCENES).map(([name, scene]) => `## ${name}\n\n${lineOf(scene, config)}\n`);
  await expect(parts.join('\n')).toMatchFileSnapshot(`../golden/decisions/${locale}-record-lines.md`);
});

test.each(['en', 'de'])('what a pull request with a record says (%s)', async (locale) => {
  const world = accepted({ config: locale === 'de' ? 'comment: { locale: de }\n' : '' });
  const opened = run(world).changes.find((change) => change.type === 'open-record-pull');
  const text = `# ${opened?.title ?? ''}\n\n${opened?.body ?? ''}\n`;
  expect(text).not.toMatch(/@[a-z]/i);
  await expect(text).toMatchFileSnapshot(`../golden/decisions/${locale}-record-pull.md`);
});
