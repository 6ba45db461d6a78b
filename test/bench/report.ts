import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import type { ConfigurationFigures } from './configuration.js';
import type { EventFigures, EventTiming } from './events.js';
import { LINES } from './lines.js';
import type { Timing } from './measure.js';
import { slowest, steepest } from './reading.js';
import type { HostileFigures, ReadingFigures } from './reading.js';

export interface Figures {
  readonly reading: ReadingFigures;
  readonly configuration: ConfigurationFigures;
  readonly events: EventFigures;
  readonly linesPerSecond: number;
}

const PAGE = fileURLToPath(new URL('../../docs/performance.md', import.meta.url));
const BEGIN = '<!-- bench:begin, written by `npm run bench -- --write` -->';
const END = '<!-- bench:end -->';

/** Returns the figures as a table, and on what they were measured. */
export function renderFigures({ reading, configuration, events, linesPerSecond }: Figures): string {
  const { typical, ordinary, hostile, yardstick } = reading;
  const [worst, grows] = [slowest(hostile), steepest(hostile)];
  const rows: readonly (readonly [string, string])[] = [
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
    ['A configuration of 500 templates, from text to rules', timing(configuration.templates)],
    ['… of 500 sections', timing(configuration.sections)],
    ['… of 10,000 sections, the most there may be', timing(configuration.largest)],
    ...eventRows(`An edit that changes nothing (${events.unchanged.events} of them)`, events.unchanged),
    ...eventRows(`A first incomplete issue (${events.failing.events} of them)`, events.failing),
    [
      'Memory of the app at its start, and at its peak',
      `${events.memoryAtStart.toFixed(0)} MiB, ${events.peakMemory.toFixed(0)} MiB`,
    ],
    [`\`check --jsonl\`, ${LINES} typical bodies`, `${linesPerSecond.toFixed(0)} a second`],
  ];
  const table = ['| what | measured |', '| --- | --- |', ...rows.map(([what, value]) => `| ${what} | ${value} |`)];
  return [...table, '', renderMachine()].join('\n');
}

/** Puts the figures into the page about performance, between its marks. */
export async function writeFigures(text: string): Promise<void> {
  const page = readFileSync(PAGE, 'utf8');
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error('docs/performance.md has lost the marks that the table stands between');
  const whole = `${page.slice(0, begin + BEGIN.length)}\n\n${text}\n\n${page.slice(end)}`;
  writeFileSync(PAGE, await format(whole, { parser: 'markdown', printWidth: 120 }));
}

function eventRows(what: string, timing: EventTiming): readonly (readonly [string, string])[] {
  const { perSecond, cpuPerThousand, readsPerEvent, writesPerEvent } = timing;
  return [
    [what, `${perSecond.toFixed(0)} a second`],
    ['… CPU of the app for 1,000', `${cpuPerThousand.toFixed(2)} s`],
    ['… requests to GitHub for each', `${count(readsPerEvent, 'read')}, ${count(writesPerEvent, 'write')}`],
  ];
}

function timing({ wall, cpu }: Timing): string {
  const digits = wall < 1 ? 3 : 1;
  return `${wall.toFixed(digits)} ms (CPU ${cpu.toFixed(digits)} ms)`;
}

function named({ name }: HostileFigures, value: string): string {
  return `${value} (${name})`;
}

function count(value: number, noun: string): string {
  return `${Number(value.toFixed(2))} ${noun}${value === 1 ? '' : 's'}`;
}

function renderMachine(): string {
  const day = new Date().toISOString().slice(0, 10);
  return `Measured on ${day} with Node ${process.versions.node}, ${availableParallelism()} cores, ${process.platform} ${process.arch}.`;
}
