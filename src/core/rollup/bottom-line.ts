import type { Words } from '../text/en.js';
import type { Counts, Untold } from './facts.js';
import type { Frame } from './frame.js';
import type { Part } from './sections.js';

/** What somebody who reads no further should know. */
export interface BottomLine {
  /** Projects that stand worse than a week before. */
  readonly worse: number;
  /** Projects that are off track or at risk. */
  readonly troubled: number;
  /** Decisions whose window ends within seven days. */
  readonly closing: number;
  /** Decisions that are stalled or blocked. */
  readonly stalled: number;
  /** Matters that wait for somebody. */
  readonly waiting: number;
}

const SOON = 7 * 86_400_000;

/** Returns what the parts come to. */
export function selectBottomLine(parts: readonly Part[], { now }: Pick<Frame, 'now'>): BottomLine {
  const line = { worse: 0, troubled: 0, closing: 0, stalled: 0, waiting: 0 };
  for (const part of parts) {
    if (part.name === 'needs-you') line.waiting = part.rows.length;
    if (part.name === 'projects') {
      line.worse = part.rows.filter(({ change }) => change === 'worse').length;
      line.troubled = part.rows.filter(({ health }) => health === 'off-track' || health === 'at-risk').length;
    }
    if (part.name === 'decisions') {
      line.closing = part.rows.filter((row) => row.kind === 'closing' && row.closesAt <= now + SOON).length;
      line.stalled = part.rows.filter(({ kind }) => kind === 'stalled').length;
    }
  }
  return line;
}

/** Returns what needs somebody as one sentence. */
export function renderBottomLine({ worse, troubled, closing, stalled, waiting }: BottomLine, words: Words): string {
  const text = words.rollup.bottomLine;
  return text.sentence([
    ...(worse > 0 ? [text.worse(worse)] : troubled > 0 ? [text.troubled(troubled)] : []),
    ...(waiting > 0 ? [text.waiting(waiting)] : []),
    ...(closing > 0 ? [text.closing(closing)] : []),
    ...(stalled > 0 ? [text.stalled(stalled)] : []),
  ]);
}

/** What was finished comes first. */
const SHOWN = ['merged', 'opened', 'closed'] as const satisfies readonly (keyof Counts)[];

/** Returns what happened in repositories that may not be told of, as one sentence. */
export function renderUntold({ repositories, counts }: Untold, words: Words): string {
  const { bottomLine, totals } = words.rollup;
  return bottomLine.untold(
    repositories,
    SHOWN.map((key) => totals[key](counts[key])),
  );
}

/** Returns what happened as one sentence, what changed before what there was. */
export function renderCounts(counts: Counts, before: Counts | null, words: Words): string {
  const { bottomLine, totals } = words.rollup;
  if (before === null) return bottomLine.counts(SHOWN.map((key) => totals[key](counts[key])));
  return bottomLine.compared(SHOWN.map((key) => bottomLine.more[key](counts[key], before[key])));
}
