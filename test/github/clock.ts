/** Tells the time in milliseconds since 1970. */
export type Clock = () => number;

/** A moment as GitHub writes it: ISO 8601 in UTC, to the second, `2026-03-02T10:00:00Z`. */
export type Timestamp = string;

/** Returns a moment as GitHub writes it; the part below a second is dropped, as GitHub's database drops it. */
export function formatTimestamp(ms: number): Timestamp {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
