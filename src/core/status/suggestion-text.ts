import type { Instant } from '../snapshot.js';
import type { Words } from '../text/en.js';
import type { HealthReason, HealthView } from './suggest.js';

/** How a suggestion is said where it stands. */
export interface SuggestionLook {
  readonly words: Words;
  readonly day: (at: Instant) => string;
}

/** Returns what the facts suggest and why, as a clause of plain text; empty where they suggest nothing. */
export function renderSuggestion({ suggested, why }: Omit<HealthView, 'said'>, look: SuggestionLook): string {
  if (suggested === null) return '';
  const { suggestion, health } = look.words.status;
  return suggestion.looks(
    health[suggested],
    why.map((reason) => renderReason(reason, look)),
  );
}

function renderReason(reason: HealthReason, { words, day }: SuggestionLook): string {
  const { suggestion } = words.status;
  switch (reason.kind) {
    case 'past-date':
      return suggestion.pastDate(reason.day);
    case 'old-blocker':
      return suggestion.oldBlocker(day(reason.sinceAt));
    case 'silent':
      return suggestion.silent(reason.periods);
    default:
      return reason satisfies never;
  }
}
