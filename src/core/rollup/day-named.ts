import type { Config } from '../config/config.js';
import type { Candidate } from '../snapshot.js';
import { selectTemplate } from '../templates/match.js';
import { en } from '../text/en.js';
import { evaluate } from '../verdict/evaluate.js';

/** Returns the last day that the body of an item names where its template asks for one, as `YYYY-MM-DD`; null for none. */
export function dayNamedBy(config: Config, item: Candidate): string | null {
  const isAsked = selectTemplate(config, item)?.sections.some(({ needs }) =>
    needs.some(({ value }) => value === 'date'),
  );
  if (isAsked !== true) return null;
  const days = evaluate(config, item, en).sections.flatMap(({ date }) => date ?? []);
  return days.toSorted().at(-1) ?? null;
}
