/**
 * Small state that outlives a run: checkpoints, what GitHub last said of a limit, what was written a moment ago. Texts by
 * name; a name that was never set, or whose time is over, is absent. Every call rejects where the backend cannot be reached.
 */
export interface Store {
  get(name: string): Promise<string | null>;
  /** Sets a text, for so many milliseconds where a time is given. */
  set(name: string, text: string, ttlMs?: number): Promise<void>;
  delete(name: string): Promise<void>;
  /** Sets a text unless one is there, at once for all processes, and says whether it did. */
  claim(name: string, text: string, ttlMs: number): Promise<boolean>;
  /** Sets a number unless a greater one is there, at once for all processes, and returns which one is there then. */
  raise(name: string, value: number, ttlMs: number): Promise<number>;
}
