/** Where the processes of a run keep their work. */
export interface QueuePlace {
  readonly kind: 'memory' | 'redis' | 'postgres';
  /** What tells the processes. */
  readonly settings: Readonly<Record<string, string>>;
  /** Passwords in those, which no log may show. */
  readonly secrets: readonly string[];
  /** Leaves nothing behind. */
  clear(): Promise<void>;
}

export const MEMORY: QueuePlace = { kind: 'memory', settings: {}, secrets: [], clear: () => Promise.resolve() };
