import type { Begun, Claim, Due, Failed, Ledger, Size, Wish } from '../../../../src/shell/queue/bull/ledger.js';
import { isDeadLetter } from '../../../../src/shell/queue/dead-letter.js';

interface Note {
  wish: Wish | null;
  held: boolean;
  fresh: number | null;
  failures: number;
  stale: number;
}

/** What a ledger does, as plainly as it can be said: the real ones are compared with it. It forgets nothing by age. */
export class ModelLedger implements Ledger {
  readonly #notes = new Map<string, Note>();

  raise(key: string, fresh: number): Promise<void> {
    const note = this.#note(key);
    if (note.fresh === null || fresh > note.fresh) Object.assign(note, { fresh, stale: 0 });
    return Promise.resolve();
  }

  wake(key: string, wish: Wish): Promise<void> {
    const note = this.#note(key);
    const isBackground = wish.isBackground && note.wish?.isBackground !== false;
    const at = note.wish === null ? wish.at : note.held ? note.wish.at : Math.min(note.wish.at, wish.at);
    note.wish = { at, body: wish.body, isBackground };
    return Promise.resolve();
  }

  begin(key: string, isBackground: boolean): Promise<Begun | 'held'> {
    const note = this.#note(key);
    if (note.held) {
      if (note.wish !== null && !isBackground) note.wish = { ...note.wish, isBackground: false };
      return Promise.resolve('held');
    }
    note.wish = null;
    return Promise.resolve({ fresh: note.fresh, failures: note.failures, staleReads: note.stale });
  }

  async settle(key: string, fresh: number | null, wish: Wish | null): Promise<void> {
    const note = this.#note(key);
    if (note.fresh !== null && fresh !== null && note.fresh <= fresh) note.fresh = null;
    Object.assign(note, { failures: 0, stale: 0 });
    if (wish !== null) await this.wake(key, wish);
  }

  hold(key: string, wish: Wish, { failures, stale }: Failed): Promise<void> {
    const note = this.#note(key);
    const isBackground = wish.isBackground && note.wish?.isBackground !== false;
    if (stale !== null) note.stale = note.fresh === stale.fresh ? note.stale + 1 : 0;
    Object.assign(note, { wish: { ...wish, isBackground }, held: true, failures });
    return Promise.resolve();
  }

  async bury(key: string, wish: Wish, failures: number): Promise<void> {
    this.#note(key).failures = failures;
    await this.wake(key, wish);
  }

  claim(now: number, until: number, limit: number, only?: readonly string[]): Promise<Claim> {
    const due = this.#waiting(only).filter(({ at }) => at <= now);
    const claimed = due.sort((one, other) => one.at - other.at).slice(0, limit);
    for (const { key, body, isBackground } of claimed)
      Object.assign(this.#note(key), { held: false, wish: { at: until, body, isBackground } });
    const times = this.#waiting(only).map(({ at }) => at);
    return Promise.resolve({ due: claimed, next: times.length === 0 ? null : Math.min(...times) });
  }

  release(keys: readonly string[], until: number): Promise<void> {
    for (const key of keys) if (this.#note(key).wish?.at === until) this.#note(key).wish = null;
    return Promise.resolve();
  }

  move(key: string, until: number, at: number): Promise<void> {
    const note = this.#note(key);
    if (note.wish?.at === until) note.wish = { ...note.wish, at };
    return Promise.resolve();
  }

  size(): Promise<Size> {
    const all = this.#waiting();
    const dead = all.filter(({ key, isBackground }) => isBackground && isDeadLetter(this.#note(key).failures));
    const deadLetters = dead.length;
    return Promise.resolve({ waiting: all.length - deadLetters, deadLetters });
  }

  #waiting(only?: readonly string[]): Due[] {
    const notes = [...this.#notes].filter(([key]) => only?.includes(key) ?? true);
    return notes.flatMap(([key, { wish }]) => (wish === null ? [] : [{ key, ...wish }]));
  }

  #note(key: string): Note {
    const note = this.#notes.get(key) ?? { wish: null, held: false, fresh: null, failures: 0, stale: 0 };
    this.#notes.set(key, note);
    return note;
  }
}
