import type { Words } from '../text/en.js';
import { isoDate } from '../time/civil.js';
import { civilDate } from '../time/zone.js';
import type { HealthReason, HealthView } from './suggest.js';

/** Returns the sentence that says what the facts suggest and why, in plain text; empty where they suggest nothing. */
export function renderSuggestion({ suggested, why }: HealthView, zone: string, words: Words): string {
  if (suggested === null) return '';
  const { suggestion, health } = words.status;
  return suggestion.looks(
    health[suggested],
    why.map((reason) => renderReason(reason, zone, words)),
  );
}

function renderReason(reason: HealthReason, zone: string, { status: { suggestion } }: Words): string {
  switch (reason.kind) {
    case 'past-date':
      // The end of a day is the midnight that begins the next.
      return suggestion.pastDate(isoDate(civilDate(reason.date - 1, zone)));
    case 'old-blocker':
      return suggestion.oldBlocker(reason.workingDays);
    case 'silent':
      return suggestion.silent(reason.periods);
    default:
      return reason satisfies never;
  }
}
