import type { Document, Piece } from '../markdown/document.js';
import { foldName } from '../markdown/fold.js';
import { isPlainHealth, readHealth, readHealthAlone, type SaidHealth } from '../reading/health.js';
import { readBoxes } from '../rules/evidence/boxes.js';
import { HEALTH_NAMES } from '../templates/names.js';
import type { Health } from './update.js';

/** A line of a text that says how it stands, and nothing else. */
export interface HealthLine {
  /** 0-based. */
  readonly line: number;
  readonly health: Health;
}

const MOST_PIECES = 2000;

/** Lines that say it more often are about many things, and none of them about the whole. */
const MOST_LINES = 20;

/** Labels behind which a colour is about the whole. "Status" is a name of Progress as well, and stays one where more is said. */
const LABELS: ReadonlySet<string> = new Set(['Status', 'Current status', 'Health', ...HEALTH_NAMES].map(foldName));

const LABELLED = /^(?:[*_]{0,3})([^:：*_]{1,40}?)(?:[*_]{0,3})\s*[:：]\s*(?:[*_]{0,3})\s*(\S.*)$/;

/** Returns the lines that stand for themselves and say only how it stands: `🟢 On track`, `**Status:** at risk`. */
export function healthLines({ pieces }: Document): readonly HealthLine[] {
  const lines = pieces.slice(0, MOST_PIECES).flatMap((piece) => {
    const health = isOwnLine(piece) ? healthOfLine(piece) : null;
    return health === null ? [] : [{ line: piece.line, health }];
  });
  return lines.length > MOST_LINES ? [] : lines;
}

/** One point of a list is about that point. A heading is no line. */
function isOwnLine({ kind, isQuote, isTable, listDepth }: Piece): boolean {
  return kind === 'text' && !isQuote && !isTable && listDepth === 0;
}

function healthOfLine({ text, isFirst }: Piece): Health | null {
  const line = text.slice(0, 200);
  const [, label, answer] = LABELLED.exec(line) ?? [];
  if (label !== undefined && answer !== undefined && LABELS.has(foldName(label))) return readHealthAlone(answer);
  return isFirst && isPlainHealth(line) ? readHealthAlone(line) : null;
}

/** Of a longer answer only its beginning says how it stands. */
const MOST_ANSWERS = 10;

/**
 * Returns what a section Health says: by its one line that begins with it, or its one ticked box. `unknown` where several lines say
 * several things; null where none says anything.
 */
export function readHealthSection(written: readonly Piece[]): SaidHealth | null {
  const lines = written.slice(0, MOST_ANSWERS).filter(({ kind, isQuote }) => kind === 'text' && !isQuote);
  const boxes = lines.flatMap(({ text }) => readBoxes(text));
  const answers =
    boxes.length > 0
      ? boxes.filter(({ isChosen }) => isChosen).map(({ label }) => label)
      : lines.map(({ text }) => text);
  const said = answers.flatMap((answer) => readHealth(answer, true) ?? []);
  const [first] = said;
  if (first === undefined) return written.length > 0 ? { health: 'unknown', rest: '' } : null;
  return said.every(({ health }) => health === first.health) ? first : { health: 'unknown', rest: '' };
}
