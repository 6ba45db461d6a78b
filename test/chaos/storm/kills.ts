import type { FaultSubject } from '../../github/index.js';
import { createRandom } from '../random.js';
import type { Stage } from '../stage/stage.js';

/** When, in the middle of what, a process is ended. */
const MOMENTS = ['at once', 'while it reads', 'while it writes'] as const;
type Moment = (typeof MOMENTS)[number];

export interface Kill {
  readonly at: number;
  readonly process: string;
  readonly moment: Moment;
}

/** Kills of processes, spread over the actions of a run. */
export interface Kills {
  /** Called before each action. Resolves at once as a rule, and when it is up again where one was started some actions ago. */
  step(at: number): Promise<void>;
  /** Called for every request that GitHub gets, before it takes effect. */
  request(subject: FaultSubject): void;
  /** Resolves when every process is up again. */
  settled(): Promise<void>;
  readonly done: readonly Kill[];
}

/** Actions that go on while a process is down, and while it starts. Then people wait: a storm over nobody tries nothing. */
const MOST_DOWN = 20;
const MOST_STARTING = 10;

/** Returns the kills of a seed: every process in turn, each ended without a word and started again some actions later. */
export function createKills(stage: Stage, seed: number, events: number, count: number): Kills {
  const random = createRandom(seed, 'kills');
  const due = Array.from({ length: count }, (_, at) => Math.floor(((at + 0.3 + random.next() * 0.5) * events) / count));
  const done: Kill[] = [];
  const returns: { readonly name: string; readonly at: number }[] = [];
  let armed: Moment | null = null;
  let awaited = Infinity;
  let now = 0;
  let work: Promise<void> = Promise.resolve();

  function strike(moment: Moment): void {
    const name = stage.names[done.length % stage.names.length] ?? '';
    armed = null;
    if (!stage.isUp(name)) return;
    done.push({ at: Date.now(), process: name, moment });
    returns.push({ name, at: now + 1 + random.below(MOST_DOWN) });
    const gone = stage.kill(name);
    queue(() => gone);
  }

  function queue(act: () => Promise<void>): void {
    work = work.then(act);
    // Whoever waits for it in the end is told.
    work.catch(() => {});
  }

  function comeBack(isDue: (at: number) => boolean): void {
    for (const each of returns.filter(({ at }) => isDue(at))) {
      returns.splice(returns.indexOf(each), 1);
      queue(() => stage.start(each.name));
      awaited = now + random.below(MOST_STARTING);
    }
  }

  return {
    done,
    async step(at) {
      now = at;
      comeBack((when) => when <= at);
      if (at >= awaited) {
        awaited = Infinity;
        await work;
      }
      // A moment that did not come before the next one is due comes now.
      if (armed !== null && due.some((when) => when === at)) strike('at once');
      if (!due.includes(at)) return;
      const moment = random.pick(MOMENTS);
      if (moment === 'at once') strike(moment);
      else armed = moment;
    },
    request({ isWrite }) {
      if (armed === (isWrite ? 'while it writes' : 'while it reads')) strike(armed);
    },
    async settled() {
      if (armed !== null) strike('at once');
      comeBack(() => true);
      await work;
    },
  };
}
