import type { Report } from './report.js';

/** Returns a report as JSON for programs. Moments are text in ISO 8601, UTC; people's words are as they wrote them. */
export function renderJson(report: Report): string {
  return JSON.stringify(
    report,
    (key, value: unknown) => (key.endsWith('At') && typeof value === 'number' ? new Date(value).toISOString() : value),
    2,
  );
}
