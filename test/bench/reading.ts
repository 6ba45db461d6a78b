import MarkdownIt from 'markdown-it';
import type * as loading from '../../src/core/loading/load-config.js';
import type * as warming from '../../src/entry/warm-up.js';
import type * as words from '../../src/core/text/en.js';
import type * as judging from '../../src/core/verdict/evaluate.js';
import { LONGEST, makeOrdinary, TYPICAL } from './bodies.js';
import { HOSTILE } from './hostile-bodies.js';
import type { BodyOf } from './hostile-bodies.js';
import { timeBest, timeMedian } from './measure.js';
import type { Timing } from './measure.js';
import { WORST, WORST_TEMPLATE } from './worst-configs.js';

/** How long it takes to read a body and judge it. */
export interface ReadingFigures {
  readonly typical: Timing;
  readonly ordinary: Timing;
  readonly hostile: readonly HostileFigures[];
  /** At the bounds of what a configuration may ask. */
  readonly configurations: readonly ConfigurationFigures[];
  /** The same for markdown-it's block pass alone, in the same run. */
  readonly yardstick: { readonly ordinary: Timing; readonly hostile: readonly HostileFigures[] };
}

/** One hostile body. */
export interface HostileFigures {
  readonly name: string;
  /** Milliseconds for 65,536 characters, the best of a few runs. */
  readonly ms: number;
  /** How many times as long as for half as many characters. */
  readonly ratio: number;
}

/** One costly configuration with the body that makes the most of it. */
export interface ConfigurationFigures {
  readonly name: string;
  /** Milliseconds of CPU, the least of a few runs. */
  readonly ms: number;
  /** Milliseconds of CPU for the first item that is judged by it, after the app's start and nothing else. */
  readonly first: number;
}

const ROUNDS = 5;
const CLOSE_ROUNDS = 15;

/** Shorter times than this say nothing about growth. */
const LEAST_MS_FOR_RATIO = 2;

/** Measures the compiled program, which is what runs. */
export async function measureReading(): Promise<ReadingFigures> {
  const judge = await loadJudge();
  const parse = loadYardstick();
  const ordinary = makeOrdinary(LONGEST);
  for (let run = 0; run < 500; run += 1) judge(TYPICAL);
  return {
    typical: timeMedian(() => judge(TYPICAL), 31, 100),
    ordinary: timeMedian(() => judge(ordinary), 15, 5),
    hostile: measureHostile(judge),
    configurations: await measureConfigurations(),
    yardstick: { ordinary: timeMedian(() => parse(ordinary), 15, 5), hostile: measureHostile(parse) },
  };
}

/** Returns the slowest. */
export function slowest(figures: readonly HostileFigures[]): HostileFigures {
  return figures.reduce((worst, each) => (each.ms > worst.ms ? each : worst));
}

/** Returns the one that grows fastest with its length, of those long enough to tell. */
export function steepest(figures: readonly HostileFigures[]): HostileFigures {
  const long = figures.filter(({ ms }) => ms >= LEAST_MS_FOR_RATIO);
  return (long.length > 0 ? long : figures).reduce((worst, each) => (each.ratio > worst.ratio ? each : worst));
}

function measureHostile(run: (body: string) => unknown): HostileFigures[] {
  return Object.entries(HOSTILE).map(([name, bodyOf]) => measureGrowth(name, bodyOf, run));
}

/**
 * Takes long and short in turn, so that a busy moment of the machine meets both, and looks closer where the growth seems steep:
 * that is a reader's fault or a busy moment, and more rounds tell which.
 */
function measureGrowth(name: string, bodyOf: BodyOf, run: (body: string) => unknown): HostileFigures {
  const [long, short] = [bodyOf(LONGEST), bodyOf(LONGEST / 2)];
  run(short);
  let [ms, half] = [Infinity, Infinity];
  for (let round = 0; round < ROUNDS || (round < CLOSE_ROUNDS && ms / half > 2.2); round += 1) {
    ms = Math.min(
      ms,
      timeBest(() => run(long), 1),
    );
    half = Math.min(
      half,
      timeBest(() => run(short), 1),
    );
  }
  return { name, ms, ratio: ms / half };
}

async function measureConfigurations(): Promise<ConfigurationFigures[]> {
  const { loadConfig } = await load<typeof loading>('loading/load-config');
  const { evaluate } = await load<typeof judging>('verdict/evaluate');
  const { en } = await load<typeof words>('text/en');
  const { warmUp } = (await import(new URL('../../dist/entry/warm-up.js', import.meta.url).href)) as typeof warming;
  warmUp();
  return Object.entries(WORST).map(([name, { body, ...keys }]) => {
    const file = { path: '.github/async.yml', text: JSON.stringify({ version: 1, ...keys }) };
    const loaded = loadConfig({ repositoryName: 'octo/hello', repository: file, organisation: null, templates: [] });
    if (loaded.status !== 'valid') throw new Error(`${name}: ${JSON.stringify(loaded).slice(0, 500)}`);
    const run = () => evaluate(loaded.config, { ...DRAFT, body }, en, WORST_TEMPLATE);
    const first = timeMedian(run, 1, 1).cpu;
    const times = Array.from({ length: ROUNDS }, () => timeMedian(run, 1, 1).cpu);
    return { name, first, ms: Math.min(...times) };
  });
}

/** An item without anything but its body. */
const DRAFT = {
  kind: 'issue',
  title: '',
  labels: [],
  author: null,
  association: null,
  issueType: null,
  state: 'open',
  closedAs: null,
  pull: null,
  createdAt: 0,
} as const;

async function loadJudge(): Promise<(body: string) => unknown> {
  const { defaultConfig } = await load<typeof loading>('loading/load-config');
  const { evaluate } = await load<typeof judging>('verdict/evaluate');
  const { en } = await load<typeof words>('text/en');
  const config = defaultConfig();
  return (body) => evaluate(config, { ...DRAFT, body }, en, 'brief');
}

async function load<Module>(name: string): Promise<Module> {
  return (await import(new URL(`../../dist/core/${name}.js`, import.meta.url).href)) as Module;
}

/** The grammar as our reader uses it: blocks only, nesting bounded. */
function loadYardstick(): (body: string) => unknown {
  const grammar = new MarkdownIt('default', { html: true, maxNesting: 20 });
  grammar.core.ruler.disable(['inline', 'linkify', 'replacements', 'smartquotes', 'text_join']);
  return (body) => grammar.parse(body, {});
}
