import type { Instant } from '../snapshot.js';

/** What one part of our state should be, when to look again because of it, and remarks for the log. */
export interface Wish<T> {
  readonly value: T;
  readonly again: Instant | null;
  /** Never holds a title, a body or a login. */
  readonly notes: readonly string[];
}

export function wish<T>(value: T, notes: readonly string[] = [], again: Instant | null = null): Wish<T> {
  return { value, again, notes };
}

/** Returns the earlier of two moments, either of which may be absent. */
export function earliest(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null) return b;
  return b === null ? a : Math.min(a, b);
}
