import { startGitHub } from '../github/index.js';
import { fillRepository, WEEK_END, type Crowd } from '../shell/rollup/crowd.js';
import type { StoryClock } from '../shell/rollup/story.js';
import { serveOrders } from './worker-process.js';

/** What the process is told to do, one order at a time. */
export type WeekOrder =
  | { readonly name: 'fill'; readonly crowd: Crowd }
  /** Requests so far. */
  | { readonly name: 'counts' };

export interface WeekAnswers {
  /** The environment of a program that reads the repository `octo/crowd`. */
  readonly fill: Readonly<Record<string, string>>;
  readonly counts: { readonly reads: number; readonly writes: number };
}

const clock: StoryClock = { now: WEEK_END };
const github = await startGitHub({ now: () => clock.now });

serveOrders((order: WeekOrder): Promise<WeekAnswers[keyof WeekAnswers]> => {
  switch (order.name) {
    case 'fill':
      fillRepository(github, clock, order.crowd);
      return Promise.resolve({ GITHUB_TOKEN: github.userToken('ana'), GITHUB_API_URL: github.apiUrl });
    case 'counts':
      return Promise.resolve({ reads: github.requests.reads().length, writes: github.requests.writes().length });
    default:
      return order satisfies never;
  }
});
