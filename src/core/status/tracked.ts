import type { Config } from '../config/config.js';
import type { Candidate } from '../snapshot.js';
import { selectTemplate } from '../templates/match.js';
import { STATUS_TEMPLATE } from './sections.js';
import type { Cadence } from './update.js';

/** Tells whether an item is followed by updates: by the template named `status`, or by a label that says how often. */
export function isTracked(config: Config, item: Candidate): boolean {
  if (item.kind !== 'issue') return false;
  return selectTemplate(config, item)?.name === STATUS_TEMPLATE || cadenceOfLabels(item.labels) !== null;
}

const LABEL = /^update:\s*(weekly|biweekly|bi-weekly|fortnightly|monthly)$/i;

const CADENCES: Readonly<Record<string, Cadence>> = {
  weekly: 'weekly',
  biweekly: 'biweekly',
  'bi-weekly': 'biweekly',
  fortnightly: 'biweekly',
  monthly: 'monthly',
};

/** The names under which such labels are looked for, as GitHub lists issues by label: in any case, but for signs. */
export const CADENCE_LABELS: readonly string[] = [
  'update: weekly',
  'update: biweekly',
  'update: bi-weekly',
  'update: fortnightly',
  'update: monthly',
];

/** From the most often to the most seldom. */
const ORDER: readonly Cadence[] = ['weekly', 'biweekly', 'monthly'];

/** Returns how often updates are due by a label such as `update: weekly`, of several the most often; null where no label says it. */
export function cadenceOfLabels(labels: readonly string[]): Cadence | null {
  const named = labels.flatMap((label) => CADENCES[LABEL.exec(label.trim())?.[1]?.toLowerCase() ?? ''] ?? []);
  return ORDER.find((cadence) => named.includes(cadence)) ?? null;
}
