import type { Instant } from '../../../core/snapshot.js';

/** A wish that something runs no later than a time. */
export interface Wish {
  readonly at: Instant;
  /** What to run, as text for whoever wakes it. */
  readonly body: string;
  /** Whether nobody waits for it. What is wished both ways is live. */
  readonly isBackground: boolean;
}

/** What is known of a key when its run begins. */
export interface Begun {
  /** How new a read must be; null where any is. */
  readonly fresh: Instant | null;
  readonly failures: number;
  readonly staleReads: number;
}

/** Something whose time has come. */
export interface Due extends Wish {
  readonly key: string;
}

export interface Claim {
  readonly due: readonly Due[];
  /** When the next one is due; null where nothing waits. */
  readonly next: Instant | null;
}

/** How a run ended that has to be repeated. */
export interface Failed {
  readonly failures: number;
  /** For a read that was too old: what it was asked for. Counted, unless more was asked for meanwhile. */
  readonly stale: { readonly fresh: Instant | null } | null;
}

/** Keys that wait to be woken, each counted once. */
export interface Size {
  readonly waiting: number;
  /** Those that failed too often, unless somebody waits for them again. */
  readonly deadLetters: number;
}

/**
 * What has to add up over all processes and what BullMQ does not add up: when a key wakes (the earliest of several wishes),
 * how new a read of it must be (the latest), how often it failed, and whether it is held, so that events do not hurry it.
 * Each call is atomic. Of a key that is held nothing wakes it before its time; to be woken ends the hold, not a clock, so
 * that clocks of two machines need not agree.
 */
export interface Ledger {
  /** Raises how new a read of a key must be. */
  raise(key: string, fresh: Instant): Promise<void>;
  /** Has a key woken no later than wished. Changes nothing of when a held one is. */
  wake(key: string, wish: Wish): Promise<void>;
  /** Begins a run, which makes earlier wishes void, since it looks at everything: says what is known, or that it is held. */
  begin(key: string, isBackground: boolean): Promise<Begun | 'held'>;
  /** Ends a run that saw a read as new as `fresh`, and forgets its failures. What was asked for meanwhile stays. */
  settle(key: string, fresh: Instant | null, wish: Wish | null): Promise<void>;
  /** Holds a key until it is woken at the time of the wish. */
  hold(key: string, wish: Wish, failed: Failed): Promise<void>;
  /** Has a key that failed so often woken as wished, without holding it. What was asked for stays. */
  bury(key: string, wish: Wish, failures: number): Promise<void>;
  /**
   * Takes what is due, at most so much, for one process until a time: if that dies before it calls `release` or `move`,
   * another takes it then. With `only`, nothing but these keys is looked at.
   */
  claim(now: Instant, until: Instant, limit: number, only?: readonly string[]): Promise<Claim>;
  /** Lets go of what was claimed until a time, unless somebody wished anew meanwhile. */
  release(keys: readonly string[], until: Instant): Promise<void>;
  /** Has what was claimed until a time wake again at another. */
  move(key: string, until: Instant, at: Instant): Promise<void>;
  /** How many keys wait to be woken. */
  size(): Promise<Size>;
}

/** What is known of a key that no timer holds is forgotten after so long: far longer than a run and its retries need it. */
export const NOTE_TTL_MS = 60 * 60_000;
