import type { ArmedResult } from './armed/armed.js';
import type { StormResult } from './storm/result.js';
import type { StormOptions } from './storm/storm.js';

/** One thing that a run is held to. */
export interface Check {
  readonly name: string;
  readonly isGood: boolean;
  readonly detail: string;
  /** What is wrong, a line each. */
  readonly faults: readonly string[];
}

const MOST_LINES = 12;

/** Returns what a run is held to, and how it did. */
export function checksOf(result: StormResult): readonly Check[] {
  const { judgement, stories, history, leaks, troubles } = result;
  const differing = new Set(judgement.differences.map(({ about }) => about)).size;
  const unexplained = history.excesses.filter(({ why }) => why === null);
  return [
    check(
      'state',
      judgement.differences.map(({ about, what }) => `${about}: ${what}`),
      `${judgement.items - differing} of ${judgement.items} items as the oracle says`,
    ),
    check(
      'by hand',
      stories.differences,
      `${stories.count - stories.differences.length} of ${stories.count} stories ended as written down`,
    ),
    check(
      'history',
      unexplained.map(({ about, what }) => `${about}: ${what}, and no fault explains it`),
      `${history.created} comments created on ${history.commented} items, ${history.edited} edits, ` +
        `${history.mentions} mentions, ${history.flips} label flips where ${history.flipReasons} had a reason`,
    ),
    check(
      'canaries',
      leaks.map(({ canary, process, line }) => `${canary} in the log of ${process}: ${line}`),
      `${result.logLines} log lines, ${leaks.length} with something that must not be there`,
    ),
    check('processes', troubles, troubles.length === 0 ? 'none ended by itself, nothing was asked wrongly' : ''),
  ];
}

/** Returns the report of a run as lines. */
export function renderReport(options: StormOptions, result: StormResult): readonly string[] {
  const { requests, deliveries, seconds, kills } = result;
  const checks = checksOf(result);
  const explained = result.history.excesses.filter(({ why }) => why !== null);
  return [
    `chaos: seed ${options.seed}, ${options.place.kind} queue, ${options.processes} ${plural(options.processes, 'process', 'processes')}, people's script ${result.digest}`,
    '',
    `people      ${render(result.actions)}`,
    `faults      ${render(result.faults)}; reads trailed ${result.lags} times`,
    `kills       ${kills.length === 0 ? 'none' : kills.map(({ process, moment }) => `${process} ${moment}`).join(', ')}`,
    `requests    ${requests.all}: ${requests.reads} reads, ${requests.writes} writes`,
    `deliveries  ${deliveries.all}: ${deliveries.duplicated} duplicated, ${deliveries.reordered} reordered, ${deliveries.failed} failed, ` +
      `${deliveries.swallowed} lost without a trace, ${deliveries.redelivered} delivered again`,
    `runs        ${render(result.outcomes)}`,
    `seconds     ${seconds.storm.toFixed(1)} of storm, ${seconds.rest.toFixed(1)} until quiet`,
    '',
    ...checks.flatMap(renderCheck),
    ...cut(explained.map(({ about, what, why }) => `${about}: ${what}; explained: ${why ?? ''}`)).map(
      (line) => `      ${line}`,
    ),
    ...renderEvidence(result.evidence),
  ];
}

/** Returns what the part about armed times is held to. */
export function armedChecksOf(result: ArmedResult): readonly Check[] {
  const { armed, judgement, created, expected, leaks, troubles } = result;
  const differing = new Set(judgement.differences.map(({ about }) => about)).size;
  const counts = [...created.values()].reduce((sum, count) => sum + count, 0);
  return [
    check(
      'armed',
      armed[0] === 0 ? ['nothing waited for a time when the processes were killed, so nothing was tried'] : [],
      `${armed.join(' and ')} items waited for a time when every process was killed`,
    ),
    check(
      'state',
      judgement.differences.map(({ about, what }) => `${about}: ${what}`),
      `${judgement.items - differing} of ${judgement.items} items as the oracle says`,
    ),
    check(
      'history',
      [
        ...[...created].filter(([, count]) => count > 1).map(([about, count]) => `${about}: ${count} comments created`),
        ...(created.size === expected ? [] : [`${created.size} items were commented on instead of ${expected}`]),
      ],
      `${counts} comments created on ${created.size} items`,
    ),
    check(
      'canaries',
      leaks.map(({ canary, process, line }) => `${canary} in the log of ${process}: ${line}`),
      `${leaks.length} log lines with something that must not be there`,
    ),
    check('processes', troubles, troubles.length === 0 ? 'none ended by itself, nothing was asked wrongly' : ''),
  ];
}

/** Returns the report of the part about armed times as lines. */
export function renderArmed(result: ArmedResult): readonly string[] {
  return [
    '',
    `armed times: ${result.kind} queue, writes paced, ${result.seconds.toFixed(1)} s`,
    '',
    ...armedChecksOf(result).flatMap(renderCheck),
    ...renderEvidence(result.evidence),
  ];
}

function check(name: string, faults: readonly string[], detail: string): Check {
  return { name, isGood: faults.length === 0, detail, faults };
}

function renderCheck({ name, isGood, detail, faults }: Check): readonly string[] {
  return [
    `${isGood ? 'ok  ' : 'FAIL'}  ${name.padEnd(10)}${detail}`,
    ...cut(faults).map((fault) => `        ${fault}`),
  ];
}

function renderEvidence(evidence: ReadonlyMap<string, readonly string[]>): readonly string[] {
  return [...evidence].flatMap(([about, lines]) => ['', `${about}:`, ...lines.map((line) => `  ${line}`)]);
}

function cut(lines: readonly string[]): readonly string[] {
  return lines.length <= MOST_LINES ? lines : [...lines.slice(0, MOST_LINES), `and ${lines.length - MOST_LINES} more`];
}

function render(counts: Readonly<Record<string, number | undefined>>): string {
  const entries = Object.entries(counts).sort(([, a = 0], [, b = 0]) => b - a);
  return entries.length === 0 ? 'none' : entries.map(([name, count]) => `${count} ${name}`).join(', ');
}

function plural(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}
