import type { Leak } from '../canaries.js';
import { readHistory } from '../oracle/history.js';
import type { HistoryFigures } from '../oracle/history.js';
import type { Reasons } from '../oracle/ledger.js';
import type { Judgement } from '../oracle/oracle.js';
import type { ActionType } from '../people/action.js';
import type { Telling } from '../people/telling.js';
import type { Stage } from '../stage/stage.js';
import type { Post } from './disorder.js';
import { evidenceOf } from './evidence.js';
import type { Kill, Kills } from './kills.js';
import type { Lags } from './lags.js';
import type { Quiet } from './quiet.js';
import type { Weather } from './weather.js';

/** What works against the app. */
export interface Forces {
  readonly weather: Weather;
  readonly post: Post;
  readonly kills: Kills;
  readonly lags: Lags;
}

/** All that is known of a run when it is over. */
export interface StormResult {
  readonly digest: string;
  readonly actions: Readonly<Partial<Record<ActionType, number>>>;
  readonly faults: Readonly<Record<string, number>>;
  readonly requests: { readonly all: number; readonly reads: number; readonly writes: number };
  readonly deliveries: { readonly all: number; readonly redelivered: number } & Readonly<
    Record<'duplicated' | 'reordered' | 'failed' | 'swallowed', number>
  >;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly lags: number;
  readonly kills: readonly Kill[];
  readonly judgement: Judgement;
  readonly stories: { readonly count: number; readonly differences: readonly string[] };
  readonly history: HistoryFigures;
  readonly leaks: readonly Leak[];
  readonly logLines: number;
  /** Faults of the run itself: a process that ended, a request that the fake cannot answer, a rest that never came. */
  readonly troubles: readonly string[];
  /** By what is about it: requests and log lines, for whatever failed. */
  readonly evidence: ReadonlyMap<string, readonly string[]>;
  readonly seconds: { readonly storm: number; readonly rest: number };
}

/** What a run has left behind when it is quiet. */
export interface Aftermath {
  readonly stage: Stage;
  readonly forces: Forces;
  readonly stories: Telling;
  readonly quiet: Quiet;
  readonly reasons: ReadonlyMap<string, Reasons>;
  readonly digest: string;
  readonly counts: StormResult['actions'];
  readonly seconds: StormResult['seconds'];
}

/** Items of which everything is told where something is wrong with them. */
const MOST_SUSPECTS = 8;

/** Returns what is known of a run. */
export function sumUp({ stage, forces, stories, quiet, reasons, ...rest }: Aftermath): StormResult {
  const { github, journal, canaries } = stage;
  const { weather, post, kills, lags } = forces;
  const { judgement, unrest } = quiet;
  const differences = [...stories.waiting(), ...stories.differences()];
  const history = readHistory(github, reasons, {
    misfortunes: weather.misfortunes,
    kills: kills.done.map(({ at }) => at),
    lags: lags.spells,
    isSeveral: stage.names.length > 1,
  });
  const suspects = [
    ...judgement.differences.map(({ about }) => about),
    ...history.excesses.filter(({ why }) => why === null).map(({ about }) => about),
    ...differences.map((line) => /^\S+/.exec(line)?.[0] ?? ''),
  ];
  return {
    digest: rest.digest,
    actions: rest.counts,
    seconds: rest.seconds,
    faults: countBy(weather.misfortunes.map(({ kind }) => kind)),
    ...trafficOf(stage, post),
    outcomes: journal.outcomes,
    lags: lags.spells.length,
    kills: kills.done,
    judgement,
    stories: { count: stories.count, differences },
    history,
    leaks: canaries.leaks,
    logLines: canaries.lines,
    troubles: [...stage.surprises(), ...github.problems, ...unrest],
    evidence: new Map(
      [...new Set(suspects)].slice(0, MOST_SUSPECTS).map((about) => [about, evidenceOf(stage, about)] as const),
    ),
  };
}

function trafficOf({ github }: Stage, { counts }: Post): Pick<StormResult, 'requests' | 'deliveries'> {
  const { requests, deliveries } = github;
  return {
    requests: { all: requests.all.length, reads: requests.reads().length, writes: requests.writes().length },
    deliveries: {
      all: deliveries.length,
      redelivered: deliveries.filter(({ isRedelivery }) => isRedelivery).length,
      ...counts,
    },
  };
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
