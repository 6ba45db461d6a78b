import type { RecordLink } from '../facts.js';
import type { DecisionRecord } from './record.js';

const LINKS = '## More Information';

/** As `renderMadr` writes it. */
const SUPERSEDES = /^- Supersedes \[#([1-9]\d{0,9})\]\((https?:\/\/[^\s()]{1,500})\)$/;

/** Nobody takes the place of more. */
const MOST_KEPT = 20;

/**
 * Returns a record that also supersedes what its file says so far. Of what refers to an issue only the newest is read, so that a
 * decision that is not found any more may still be superseded.
 *
 * @param text null where there is no file yet, or nobody can read it
 */
export function keepSupersedes(record: DecisionRecord, text: string | null): DecisionRecord {
  const known = new Set(record.supersedes.map(({ number }) => number));
  const kept = supersedesIn(text ?? '').filter(({ number }) => !known.has(number));
  if (kept.length === 0) return record;
  return { ...record, supersedes: [...record.supersedes, ...kept].sort((a, b) => a.number - b.number) };
}

function supersedesIn(text: string): readonly RecordLink[] {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const from = lines.indexOf(LINKS);
  if (from < 0) return [];
  const end = lines.findIndex((line, index) => index > from && line.startsWith('#'));
  const links = lines.slice(from, end < 0 ? undefined : end).flatMap((line) => {
    const [, number, url] = SUPERSEDES.exec(line) ?? [];
    return number === undefined || url === undefined
      ? []
      : [[Number(number), { number: Number(number), url }] as const];
  });
  return [...new Map(links).values()].slice(0, MOST_KEPT);
}
