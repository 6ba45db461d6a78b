import type { Priority } from './queue.js';

/** The line of what is ready: live before background, and within each the installations in turn. */
export class ReadyLine<Entry extends { readonly subject: { readonly installation: number } }> {
  readonly #lines: Readonly<Record<Priority, Map<number, Entry[]>>> = { live: new Map(), background: new Map() };
  #size = 0;

  get size(): number {
    return this.#size;
  }

  push(entry: Entry, priority: Priority): void {
    const line = this.#lines[priority];
    const list = line.get(entry.subject.installation);
    if (list === undefined) line.set(entry.subject.installation, [entry]);
    else list.push(entry);
    this.#size += 1;
  }

  /** Moves an entry from the line of the background to the live one. */
  promote(entry: Entry): void {
    const { installation } = entry.subject;
    const list = this.#lines.background.get(installation) ?? [];
    const rest = list.filter((other) => other !== entry);
    if (rest.length === list.length) return;
    if (rest.length > 0) this.#lines.background.set(installation, rest);
    else this.#lines.background.delete(installation);
    this.#size -= 1;
    this.push(entry, 'live');
  }

  /** Takes the next entry whose installation has room, and sends that installation to the end of the line. */
  take(hasRoom: (installation: number) => boolean): Entry | null {
    for (const line of [this.#lines.live, this.#lines.background]) {
      for (const [installation, list] of line) {
        if (!hasRoom(installation)) continue;
        const entry = list.shift();
        line.delete(installation);
        if (list.length > 0) line.set(installation, list);
        if (entry === undefined) continue;
        this.#size -= 1;
        return entry;
      }
    }
    return null;
  }
}
