import type { Act } from './github-worker.js';
import { ISSUES, timeEvents } from './stage.js';
import type { Stage } from './stage.js';

/** Requests to GitHub for each event of a class, where many of it come at once. */
export interface ClassFigures {
  readonly what: string;
  readonly readsPerEvent: number;
  readonly writesPerEvent: number;
}

const EVENTS = 200;

/** In this order: pull requests are opened before somebody pushes to them. */
const CLASSES: readonly (readonly [what: string, act: Act])[] = [
  ['an issue that no template matches', 'open without a template'],
  ['a pull request that is complete', 'open pull requests'],
  ['a push to it', 'push to pull requests'],
  ['a label by a person', 'label by a person'],
  ['a comment by a person', 'comment by a person'],
];

export async function measureClasses(stage: Stage): Promise<readonly ClassFigures[]> {
  const figures: ClassFigures[] = [];
  for (const [what, act] of CLASSES) {
    const cause = () => stage.github.ask({ name: 'act', act, count: EVENTS });
    figures.push({ what, ...(await timeEvents(stage, EVENTS, cause)) });
  }
  return [...figures, await measureIgnored(stage)];
}

/** What leads to no run cannot be waited for. An edit that comes after it can: it is one read, which is taken off. */
async function measureIgnored(stage: Stage): Promise<ClassFigures> {
  const { readsPerEvent, writesPerEvent } = await timeEvents(stage, 1, async () => {
    await stage.github.ask({ name: 'act', act: 'lock', count: EVENTS });
    await stage.github.ask({ name: 'edit', from: ISSUES, to: ISSUES + 1, round: 0 });
  });
  const what = 'an event that changes nothing of ours';
  return { what, readsPerEvent: (readsPerEvent - 1) / EVENTS, writesPerEvent: writesPerEvent / EVENTS };
}
