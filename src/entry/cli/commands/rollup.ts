import { parseArgs } from 'node:util';
import { CONFIG_PATH } from '../../../core/config/config-path.js';
import type { Config } from '../../../core/config/config.js';
import { renderProblems } from '../../../core/config/faults/problems.js';
import { loadConfig, type ConfigSources } from '../../../core/loading/load-config.js';
import type { Frame } from '../../../core/rollup/frame.js';
import { renderJson } from '../../../core/rollup/json.js';
import { renderMarkdown } from '../../../core/rollup/markdown.js';
import { buildReport } from '../../../core/rollup/report.js';
import { formatWeek, lastWeek, parseWeek, periodOf, type Week } from '../../../core/rollup/week.js';
import type { RepositoryRef } from '../../../core/subject.js';
import { en } from '../../../core/text/en.js';
import { wordsOf } from '../../../core/text/languages.js';
import { calendarOf } from '../../../core/time/calendar.js';
import { systemClock } from '../../../shell/clock.js';
import type { Ask } from '../../../shell/github/client/ask.js';
import { createFacts } from '../../../shell/github/reading/facts/read-facts.js';
import { createReader } from '../../../shell/github/reading/reader.js';
import { createHolidays } from '../../../shell/holidays.js';
import { silentLog } from '../../../shell/log.js';
import { countSteps, readWeeks } from '../../../shell/rollup/read-weeks.js';
import { connectByToken, identify, reasonOfRefusal } from '../by-token.js';
import { showProgress, type Progress } from '../progress.js';
import { publishRollup } from '../rollup-publishing.js';
import { UsageError, type ExitCode, type Terminal } from '../terminal.js';

/** What a call asks for. */
interface Call {
  readonly ref: RepositoryRef;
  /** Null for the last one that is over. */
  readonly week: Week | null;
  readonly format: 'md' | 'json';
  readonly app: string | undefined;
  /** Whether the page is printed and not written. */
  readonly isDry: boolean;
}

/** `rollup`: reads a repository's week from GitHub and writes its page there, or prints it. */
export async function runRollup(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const call = parseCall(args);
  const { connect, ask, lookUp } = connectByToken(
    terminal,
    'rollup needs GITHUB_TOKEN, with read access to the repository',
  );
  const clock = { ...systemClock, now: () => terminal.now() };
  const { ref } = call;
  const name = `${ref.owner}/${ref.repo}`;
  try {
    const me = await identify(call.app, connect);
    const reader = createReader({ ask, lookUp, me, clock, log: silentLog });
    if (!call.isDry) {
      const readFacts = createFacts({ ask, lookUp, me, clock, log: silentLog });
      const reading = { ask, readFacts, me, clock, neighbours: reader, pages: reader };
      await terminal.write(await publishRollup(reading, connect, ref, call.week));
      return 0;
    }
    const sources = await reader.readSources(ref);
    const loaded = loadConfig(sources);
    if (loaded.status === 'invalid') {
      await terminal.write(renderProblems(loaded.problems));
      return 1;
    }
    if (loaded.status === 'none') terminal.warn(`${name} has no configuration; the built-in one is used.\n`);
    const config = loaded.status === 'valid' ? loaded.config : builtinConfig(sources);
    const frame = await frameOf(config, call.week, clock.now());
    const facts = await readWatched(terminal, countSteps(config, ref), ({ step, count }) => {
      const counting: Ask = (...asked) => {
        count();
        return ask(...asked);
      };
      const readFacts = createFacts({ ask: counting, lookUp, me, clock, log: silentLog });
      return readWeeks({ ask: counting, readFacts, me, clock, neighbours: reader, onStep: step }, ref, frame, config);
    });
    await terminal.write(render(buildReport(facts, frame, config.rollup?.hide), call, frame, config));
    return 0;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${name} cannot be read: ${reasonOfRefusal(error)}`);
  }
}

async function readWatched<Read>(
  terminal: Terminal,
  steps: number,
  read: (progress: Progress) => Promise<Read>,
): Promise<Read> {
  const progress = showProgress(terminal, steps, 'requests');
  try {
    return await read(progress);
  } finally {
    progress.end();
  }
}

function parseCall(args: readonly string[]): Call {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      week: { type: 'string' },
      format: { type: 'string', default: 'md' },
      app: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  const match = /^([\w.-]{1,100})\/([\w.-]{1,100})$/.exec(positionals[0] ?? '');
  if (match === null || positionals.length > 1) throw new UsageError('rollup needs a repository written OWNER/REPO');
  const { format } = values;
  if (format !== 'md' && format !== 'json') throw new UsageError('--format is one of md, json');
  const week = values.week === undefined ? null : parseWeek(values.week);
  if (values.week !== undefined && week === null) throw new UsageError('--week is written as in 2026-W47');
  const isDry = values['dry-run'];
  if (!isDry && values.app !== undefined)
    throw new UsageError('a page is written by whoever has the token: --app goes with --dry-run');
  if (!isDry && format === 'json') throw new UsageError('--format json goes with --dry-run');
  return {
    ref: { installation: 0, owner: match[1] ?? '', repo: match[2] ?? '' },
    week,
    format,
    app: values.app,
    isDry,
  };
}

/** What holds where nobody says anything: the built-in templates that apply by themselves. */
function builtinConfig({ repositoryName, templates }: ConfigSources): Config {
  const repository = { path: CONFIG_PATH, text: 'version: 1\n' };
  const loaded = loadConfig({ repositoryName, repository, organisation: null, templates });
  if (loaded.status !== 'valid') throw new Error('the built-in configuration cannot be read');
  return loaded.config;
}

async function frameOf({ people, rollup }: Config, asked: Week | null, now: number): Promise<Frame> {
  const day = rollup?.day ?? 'mon';
  const zone = rollup?.timezone ?? people.timezone;
  const week = asked ?? lastWeek(now, day, zone);
  const period = periodOf(week, day, zone);
  if (period.fromAt > now) throw new UsageError(`${formatWeek(week)} has not begun`);
  const { table } = await createHolidays().around(people.country === null ? [] : [people.country], now);
  return { week, period, now, zone, team: calendarOf(people, null, table) };
}

function render(report: ReturnType<typeof buildReport>, { format }: Call, { week }: Frame, config: Config): string {
  if (format === 'json') return `${report === null ? 'null' : renderJson(report)}\n`;
  if (report === null) return `Nothing happened and nothing waits: ${formatWeek(week)} would have no page.\n`;
  const { title, body } = renderMarkdown(report, wordsOf(config, en));
  return `# ${title}\n\n${body}\n`;
}
