import { wrap, WIDTH } from '../printing.js';
import type { Printer } from '../printing.js';
import { failures } from '../story/failures.js';
import type { Step } from '../story/step.js';
import { playMoment } from './moment.js';
import type { Weekend } from './stage.js';

const PATH = 'docs/decisions/0001-where-exports-are-kept.md';

/** How lines of the record begin; others are between them. */
const LINES = [
  'status: accepted',
  'date: 2026-01-28',
  'decision-makers: [olga, ana]',
  'consulted: [kiri, ira]',
  '# Where exports are kept',
  'Chosen option: "Object storage", because ',
  '### Dissent',
  '- Concern by ira ',
];

const TEN_DAYS = 10 * 24 * 60 * 60_000;

export const record: Step<Weekend> = {
  title: 'Its record, for whoever asks in a year',
  async play(scene) {
    const { stage, printer, tell, told } = scene;
    tell('The link in that comment leads to a new file on GitHub, with its name and text filled in.');
    const page = pageBehind(PATH, stage.visible());
    const text = page.searchParams.get('value') ?? '';
    told(
      'The whole record is in it. The app needs no right to write files.',
      [page.pathname, page.searchParams.get('filename'), missing(text), stage.github.app.permissions['contents']],
      ['/octo/hello/new/main', PATH, [], 'read'],
    );
    const deeds = await playMoment(scene, {
      at: '2026-01-28T10:00:00Z',
      who: 'olga',
      does: ['opens the link and commits the file'],
      act: ({ repo }) => repo.commitFile(PATH, text, { by: 'olga' }),
      shows: ['**Record:**'],
    });
    showBeginning(stage.repo.file(PATH) ?? '', printer);
    told(
      'The comment says where it is kept. The file is MADR, with who decided, why, and the concern that was raised.',
      [deeds, pageBehind(PATH, stage.visible()).pathname],
      [
        { state: ['decision: accepted'], comments: 0, edits: 1, answers: [], notified: 0 },
        `/octo/hello/blob/main/${PATH}`,
      ],
    );
    const mark = stage.github.requests.mark();
    await stage.passUntil(stage.now() + TEN_DAYS);
    told(
      'In the ten days after that the app writes nothing. From proposal to record it notified people once.',
      [stage.github.requests.writes(mark), stage.notified(), failures(stage.github)],
      [[], 1, []],
    );
  },
};

/** Returns the address behind the name of a file. */
function pageBehind(path: string, comment: string): URL {
  const address = comment.split(`[\`${path}\`](`)[1]?.split(')')[0];
  if (address === undefined) throw new Error(`the comment has no link to ${path}`);
  return new URL(address);
}

function missing(text: string): readonly string[] {
  const lines = text.split('\n');
  return LINES.filter((beginning) => !lines.some((line) => line.startsWith(beginning)));
}

/** Prints a record up to what was chosen, and the headings of what follows. */
function showBeginning(text: string, { line, paint }: Printer): void {
  const lines = text.split('\n').filter((each) => each !== '');
  const end = lines.findIndex((each) => each.startsWith('Chosen option:')) + 1;
  const rest = lines.slice(end).flatMap((each) => /^#+ (.*)$/.exec(each)?.[1] ?? []);
  line(`  ${paint('dim', `╭ ${PATH}`)}`);
  for (const part of lines.slice(0, end).flatMap((each) => wrap(each, WIDTH - 4))) {
    line(`  ${paint('dim', '│')} ${part}`);
  }
  line(`  ${paint('dim', `╰ … and below that: ${rest.join(', ')}`)}`);
}
