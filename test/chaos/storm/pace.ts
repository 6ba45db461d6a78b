import type { Action } from '../people/action.js';
import type { Stage } from '../stage/stage.js';

/** Items that people have acted on and no run has ended for; beyond that people wait a little. */
const MOST_BEHIND = 40;
const PATIENCE_MS = 2_000;

/** Lets the app work for a moment: until what was sent is answered, and longer where it is far behind. */
export async function breathe({ github, names, isUp }: Stage, behind: () => number): Promise<void> {
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  await Promise.race([github.settled(), pause(250)]);
  for (let tries = 0; tries < 20 && behind() > MOST_BEHIND && names.every(isUp); tries += 1) await pause(25);
  await pause(5);
}

interface Backlog {
  readonly dirty: (action: Action) => void;
  readonly count: () => number;
}

/** Counts the items that people have just acted on and that no run has ended for since. */
export function watchBacklog({ github, journal }: Stage): Backlog {
  const items = new Map<string, number>();
  journal.watch(({ fields }) => {
    if (fields['msg'] === 'reconciled' && typeof fields['key'] === 'string') items.delete(fields['key']);
  });
  return {
    dirty({ repo, number }) {
      const installation = github.repository(repo).installationId();
      if (number > 0) items.set(`item:${installation}/${repo}#${number}`.toLowerCase(), Date.now());
    },
    count() {
      // A delivery that was lost leads to no run: nobody waits for that.
      for (const [key, at] of items) if (at < Date.now() - PATIENCE_MS) items.delete(key);
      return items.size;
    },
  };
}
