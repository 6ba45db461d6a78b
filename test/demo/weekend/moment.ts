import { us } from '../../shell/long-weekend.js';
import { viewMarkdown } from '../markdown-view.js';
import { WIDTH } from '../printing.js';
import type { Scene } from '../story/step.js';
import { renderClocks } from './clocks.js';
import type { Weekend } from './stage.js';

/** Something that happens, or the time at which it is looked at. */
export interface Moment {
  /** As ISO 8601. */
  readonly at: string;
  /** Who does what, in lines; left out where time passes and nobody does anything. */
  readonly who?: string;
  readonly does?: readonly string[];
  readonly act?: (stage: Weekend) => unknown;
  /** Beginnings of lines of our comment that are shown; all of it where left out. */
  readonly shows?: readonly string[];
}

/** What the app did while time passed, and to answer what happened then. */
export interface Deeds {
  /** The labels that say how far the decision is, as they are now. */
  readonly state: readonly string[];
  /** Comments written anew, and edits of one. */
  readonly comments: number;
  readonly edits: number;
  /** Reactions, which answer commands. */
  readonly answers: readonly string[];
  readonly notified: number;
}

/** Lets time pass until a moment, plays it, prints it with what the app did, and returns that. */
export async function playMoment({ stage, printer }: Scene<Weekend>, moment: Moment): Promise<Deeds> {
  const before = count(stage);
  await stage.passUntil(Date.parse(moment.at));
  const { line, paint } = printer;
  line(`  ${paint('dim', '╭')} ${renderClocks(stage.now())}`);
  for (const part of linesOf(moment)) line(`  ${paint('dim', '│')} ${part}`);
  await moment.act?.(stage);
  await stage.rest();
  const deeds = since(before, count(stage), stage.state());
  line(`  ${paint('dim', `╭ ${us} commented${count(stage).edits > 0 ? ' · edited' : ''}`)}`);
  for (const part of viewMarkdown(excerpt(stage.visible(), moment.shows), WIDTH - 4, printer)) {
    line(`  ${paint('dim', '│')} ${part}`);
  }
  const labels = deeds.state.map((label) => paint('yellow', `[${label}]`)).join(' ');
  line(`  ${paint('dim', '╰')} ${labels} ${paint('dim', renderDeeds(deeds))}`);
  return deeds;
}

/** Says a command at a moment. */
export function comment(by: string, lines: readonly string[]): Pick<Moment, 'who' | 'does' | 'act'> {
  return { who: by, does: lines, act: ({ say }) => say(by, lines.join('\n\n')) };
}

type Counts = Omit<Deeds, 'state'>;

function count({ repo, number, ours, notified }: Weekend): Counts {
  const reactions = repo.issue(number).comments.flatMap((each) => each.reactions);
  return {
    comments: ours().length,
    edits: ours().reduce((sum, { edits }) => sum + edits, 0),
    answers: reactions.filter(({ by }) => by === us).map(({ content }) => content),
    notified: notified(),
  };
}

function since(before: Counts, now: Counts, state: readonly string[]): Deeds {
  return {
    state,
    comments: now.comments - before.comments,
    edits: now.edits - before.edits,
    answers: now.answers.slice(before.answers.length),
    notified: now.notified - before.notified,
  };
}

function linesOf({ who, does = [] }: Moment): readonly string[] {
  if (who === undefined) return ['nobody does anything'];
  return does.map((text, index) => (index === 0 ? `${who}: ${text}` : `${' '.repeat(who.length + 2)}${text}`));
}

/** Returns the lines that begin so, each of which must be there. */
function excerpt(text: string, beginnings: readonly string[] | undefined): string {
  if (beginnings === undefined) return text;
  const lines = text.split('\n');
  const found = beginnings.map((beginning) => {
    const line = lines.find((each) => each.startsWith(beginning));
    if (line === undefined) throw new Error(`no line of the comment begins with "${beginning}"`);
    return line;
  });
  return found.join('\n');
}

function renderDeeds({ comments, edits, answers, notified }: Deeds): string {
  const times = edits === 1 ? 'once' : `${edits} times`;
  const written = comments > 0 ? 'comment written' : edits > 0 ? `comment edited ${times}` : 'comment left as it was';
  const answered = answers.map((content) => `, command answered by ${content}`).join('');
  return `${written}${answered}, ${notified} ${notified === 1 ? 'notification' : 'notifications'}`;
}
