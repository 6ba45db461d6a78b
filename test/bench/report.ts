import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import type { ConfigurationFigures } from './configuration.js';
import type { EnqueueFigures } from './enqueue.js';
import type { EventFigures } from './events.js';
import { LINES } from './lines.js';
import { PER_SECOND } from './load.js';
import type { LoadFigures, MemoryFigures } from './load.js';
import type { Timing } from './measure.js';
import { summarize } from './profile.js';
import { slowest, steepest } from './reading.js';
import type { ReadingFigures } from './reading.js';
import type { EventTiming } from './stage.js';
import { CROWD, type WeekFigures } from './week.js';
import { WINDOWS } from './windows.js';
import type { WindowFigures } from './windows.js';
import type { WorkerFigures, WorkerTiming } from './workers.js';

export interface Figures {
  readonly reading: ReadingFigures;
  readonly configuration: ConfigurationFigures;
  readonly windows: WindowFigures;
  readonly week: WeekFigures;
  readonly events: EventFigures;
  readonly load: LoadFigures;
  readonly enqueue: readonly EnqueueFigures[];
  readonly workers: WorkerFigures | null;
  readonly linesPerSecond: number;
}

/** Parts of the profile; what is below is a few in a hundred each. */
const PARTS_SHOWN = 8;

const NO_SERVER = 'not measured: no server answers here';

const PAGE = fileURLToPath(new URL('../../docs/performance.md', import.meta.url));
const BEGIN = '<!-- bench:begin, written by `npm run bench -- --write` -->';
const END = '<!-- bench:end -->';

/** Returns the figures as a table, and on what they were measured. */
export function renderFigures(figures: Figures): string {
  const rows = [
    ...readingRows(figures),
    ...windowRows(figures.windows),
    ...weekRows(figures.week),
    ...eventRows(figures.events),
    ...loadRows(figures.load),
    ...figures.enqueue.map(enqueueRow),
    ...workerRows(figures.workers),
    ...lineRows(figures),
  ];
  const table = ['| what | measured |', '| --- | --- |', ...rows.map(([what, value]) => `| ${what} | ${value} |`)];
  return [...table, '', renderMachine()].join('\n');
}

type Row = readonly [what: string, value: string];

function readingRows({ reading, configuration }: Figures): readonly Row[] {
  const { typical, ordinary, hostile, yardstick, configurations } = reading;
  const [worst, grows] = [slowest(hostile), steepest(hostile)];
  const costly = configurations.reduce((most, each) => (each.ms > most.ms ? each : most));
  const unready = configurations.reduce((most, each) => (each.first > most.first ? each : most));
  return [
    ['Typical body, read and judged', timing(typical)],
    ['Ordinary body of 64 KB', timing(ordinary)],
    ['… the block pass of markdown-it alone', timing(yardstick.ordinary)],
    [`Slowest of ${hostile.length} hostile bodies of 64 KB`, named(worst, `${worst.ms.toFixed(0)} ms`)],
    [
      '… the block pass alone, its slowest',
      named(slowest(yardstick.hostile), `${slowest(yardstick.hostile).ms.toFixed(0)} ms`),
    ],
    ['Twice the hostile body takes at most', named(grows, `${grows.ratio.toFixed(1)} times as long`)],
    [
      '… the block pass alone',
      named(steepest(yardstick.hostile), `${steepest(yardstick.hostile).ratio.toFixed(1)} times`),
    ],
    [
      `Slowest of ${configurations.length} configurations at the bounds of the language, 64 KB`,
      named(costly, `${costly.ms.toFixed(0)} ms of CPU`),
    ],
    ['… for the first item judged by it', named(unready, `${unready.first.toFixed(0)} ms of CPU`)],
    ['A configuration of 500 templates, from text to rules', timing(configuration.templates)],
    ['… of 500 sections', timing(configuration.sections)],
    ['… of 10,000 sections, the most there may be', timing(configuration.largest)],
  ];
}

function windowRows({ first, further }: WindowFigures): readonly Row[] {
  return [
    [`${WINDOWS.toLocaleString('en')} decision windows, fair to five people in five zones`, timing(further)],
    ['… the first time in a process', timing(first)],
  ];
}

function weekRows({ seconds, cpu, memory, memoryOfNone, reads }: WeekFigures): readonly Row[] {
  const { items, changed } = CROWD;
  const of = `${items.toLocaleString('en')} items, of which ${changed.toLocaleString('en')} changed`;
  return [
    [`A weekly page of ${of}`, `${seconds.toFixed(1)} s (CPU ${cpu.toFixed(1)} s)`],
    ['… requests to GitHub', `${reads} reads, 0 writes`],
    [
      '… memory of the program, at most',
      `${memory.toFixed(0)} MiB (of an almost empty one ${memoryOfNone.toFixed(0)} MiB)`,
    ],
  ];
}

function eventRows({ first, unchanged, failing, classes }: EventFigures): readonly Row[] {
  return [
    ...timingRows(`An edit that changes nothing (${unchanged.events} of them)`, unchanged),
    ['… CPU of the app for the first 1,000 of a process', `${first.cpuPerThousand.toFixed(2)} s`],
    ...timingRows(`A first incomplete issue (${failing.events} of them)`, failing),
    ...classes.map(({ what, readsPerEvent, writesPerEvent }): Row => [
      `Requests for ${what}, many at once`,
      requests(readsPerEvent, writesPerEvent),
    ]),
  ];
}

function loadRows({ acknowledged, reconciledPerSecond, memory, profile }: LoadFigures): readonly Row[] {
  const { p50, p99, most, sent } = acknowledged;
  return [
    [
      `A webhook acknowledged, at ${PER_SECOND} a second (${sent} of them)`,
      `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, at most ${most.toFixed(0)} ms`,
    ],
    ['… while reconciles run', `${reconciledPerSecond.toFixed(0)} a second`],
    ...memory.map(memoryRow),
    ...summarize(profile)
      .slice(0, PARTS_SHOWN)
      .map(({ what, share }, index): Row => [
        `${index === 0 ? 'CPU of the app by part, for edits that change nothing: ' : '… '}${what}`,
        `${(share * 100).toFixed(0)} %`,
      ]),
  ];
}

function memoryRow({ events, memory }: MemoryFigures): Row {
  const when = events === 0 ? 'Memory of the app at its start' : `… after ${events.toLocaleString('en')} events`;
  return [when, `${memory.toFixed(0)} MiB`];
}

const BACKENDS: Readonly<Record<EnqueueFigures['kind'], string>> = {
  memory: 'memory',
  redis: 'Redis',
  postgres: 'PostgreSQL',
};

function enqueueRow({ kind, times }: EnqueueFigures): Row {
  const value = times === null ? NO_SERVER : `p50 ${times.p50.toFixed(3)} ms, p99 ${times.p99.toFixed(3)} ms`;
  return [`An event put into the queue: ${BACKENDS[kind]}`, value];
}

function workerRows(figures: WorkerFigures | null): readonly Row[] {
  const what = 'Edits that change nothing over Redis, one worker';
  if (figures === null) return [[what, NO_SERVER]];
  const { one, four } = figures;
  const row = ({ perSecond, cpuPerThousand }: WorkerTiming): string =>
    `${perSecond.toFixed(0)} a second (CPU of the workers for 1,000: ${cpuPerThousand.toFixed(2)} s)`;
  return [
    [what, row(one)],
    ['… four workers', row(four)],
    ['… four against one', `${(four.perSecond / one.perSecond).toFixed(2)} times`],
  ];
}

function lineRows({ linesPerSecond }: Figures): readonly Row[] {
  return [[`\`check --jsonl\`, ${LINES} typical bodies`, `${linesPerSecond.toFixed(0)} a second`]];
}

/** Puts the figures into the page about performance, between its marks. */
export async function writeFigures(text: string): Promise<void> {
  const page = readFileSync(PAGE, 'utf8');
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error('docs/performance.md has lost the marks that the table stands between');
  const whole = `${page.slice(0, begin + BEGIN.length)}\n\n${text}\n\n${page.slice(end)}`;
  writeFileSync(PAGE, await format(whole, { parser: 'markdown', printWidth: 120 }));
}

function timingRows(what: string, timing: EventTiming): readonly Row[] {
  const { perSecond, cpuPerThousand, readsPerEvent, writesPerEvent } = timing;
  return [
    [what, `${perSecond.toFixed(0)} a second`],
    ['… CPU of the app for 1,000', `${cpuPerThousand.toFixed(2)} s`],
    ['… requests to GitHub for each', requests(readsPerEvent, writesPerEvent)],
  ];
}

function requests(reads: number, writes: number): string {
  return `${count(reads, 'read')}, ${count(writes, 'write')}`;
}

function timing({ wall, cpu }: Timing): string {
  const digits = wall < 1 ? 3 : 1;
  return `${wall.toFixed(digits)} ms (CPU ${cpu.toFixed(digits)} ms)`;
}

function named({ name }: { readonly name: string }, value: string): string {
  return `${value} (${name})`;
}

function count(value: number, noun: string): string {
  return `${Number(value.toFixed(2))} ${noun}${value === 1 ? '' : 's'}`;
}

function renderMachine(): string {
  const day = new Date().toISOString().slice(0, 10);
  return `Measured on ${day} with Node ${process.versions.node}, ${availableParallelism()} cores, ${process.platform} ${process.arch}.`;
}
