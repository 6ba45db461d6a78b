import type { CanaryWatch } from '../canaries.js';

/** One line that a process wrote. */
export interface Entry {
  readonly at: number;
  /** Such as `worker 2`. */
  readonly process: string;
  readonly text: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** How the last run of a subject ended. */
export interface LastRun {
  readonly outcome: string;
  /** When it is to be looked at again; null where nobody said so. */
  readonly again: number | null;
  /** By the clock of the process. Lines of two processes do not arrive in the order in which they were written. */
  readonly at: number;
}

/** All that all processes wrote, and what follows from it. */
export interface Journal {
  write(process: string, text: string): void;
  readonly entries: readonly Entry[];
  /** By the key of a subject. What a process that was killed still had in mind is not among them. */
  readonly lastRuns: ReadonlyMap<string, LastRun>;
  /** Runs by how they ended. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Lines that name a key, the newest last. */
  about(key: string, most: number): readonly string[];
  /** Calls back after every line, until the function that it returns is called. */
  watch(seen: (entry: Entry) => void): () => void;
  /** Forgets how runs ended: the processes that would have come back to them are gone. */
  forgetRuns(): void;
}

/** Returns an empty journal, whose every line `canaries` looks through. */
export function createJournal(canaries: CanaryWatch): Journal {
  const entries: Entry[] = [];
  const lastRuns = new Map<string, LastRun>();
  const outcomes: Record<string, number> = {};
  const watchers = new Set<(entry: Entry) => void>();

  function note({ fields }: Entry): void {
    const { msg, key, outcome, at: again, time } = fields;
    if (msg !== 'reconciled' || typeof key !== 'string' || typeof outcome !== 'string') return;
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    const at = typeof time === 'number' ? time : Date.now();
    if (at < (lastRuns.get(key)?.at ?? 0)) return;
    lastRuns.set(key, { outcome, again: typeof again === 'string' ? Date.parse(again) : null, at });
  }

  return {
    entries,
    lastRuns,
    outcomes,
    write(process, text) {
      canaries.look(process, text);
      const entry = { at: Date.now(), process, text, fields: parseLine(text) };
      entries.push(entry);
      note(entry);
      for (const seen of [...watchers]) seen(entry);
    },
    about: (key, most) =>
      entries
        .filter(({ text }) => text.includes(`${key}"`))
        .slice(-most)
        .map(({ process, text }) => `${process}: ${text.slice(0, 400)}`),
    watch(seen) {
      watchers.add(seen);
      return () => void watchers.delete(seen);
    },
    forgetRuns: () => lastRuns.clear(),
  };
}

function parseLine(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
