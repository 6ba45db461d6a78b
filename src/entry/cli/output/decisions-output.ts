import { plainLine } from '../../../core/text/neutralise.js';
import type { DecisionEntry } from '../decisions/entry.js';

/** Of what `export` prints; raised where a key changes its meaning. */
const VERSION = 1;

/** Returns decisions as lines of a table: what each is called by, its state, its date and its title. */
export function renderTable(entries: readonly DecisionEntry[]): string {
  if (entries.length === 0) return 'No decisions.\n';
  const rows = entries.map(({ name, status, date, title }) => [
    plainLine(name, 40),
    plainLine(status, 20),
    date ?? '',
    plainLine(title, 120),
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => (column === 0 ? cell.padStart(widths[0] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ');
  return `${rows.map((row) => line(row).trimEnd()).join('\n')}\n`;
}

/** Returns decisions for programs, with their texts where `isWhole`. */
export function renderJson(entries: readonly DecisionEntry[], isWhole: boolean): string {
  const decisions = entries.map((entry) => decisionJson(entry, isWhole));
  return `${JSON.stringify({ version: VERSION, decisions }, null, 2)}\n`;
}

/** The documented shape of one decision. */
export function decisionJson(entry: DecisionEntry, isWhole: boolean): Record<string, unknown> {
  const { number, title, status, date, decisionMakers, consulted, informed, supersededBy, url, path, madr } = entry;
  return {
    number,
    title,
    status,
    date,
    decisionMakers,
    consulted,
    informed,
    supersededBy,
    url,
    path,
    ...(isWhole ? { madr } : {}),
  };
}

/** Returns the text of a record as a terminal may show it: what it would act on is left out. */
export function renderText({ madr }: DecisionEntry): string {
  return madr.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]/gu, '');
}
