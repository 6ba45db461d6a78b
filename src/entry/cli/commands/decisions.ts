import { parseArgs } from 'node:util';
import type { DecisionEntry } from '../decisions/entry.js';
import { readClone } from '../decisions/from-clone.js';
import { readRepository } from '../decisions/from-repository.js';
import { writeEntries } from '../decisions/write-entries.js';
import { decisionJson, renderJson, renderTable, renderText } from '../output/decisions-output.js';
import { UsageError, type ExitCode, type Terminal } from '../terminal.js';

interface Options {
  readonly repo: string | undefined;
  readonly app: string | undefined;
  readonly folder: string | undefined;
  readonly format: string | undefined;
  readonly out: string | undefined;
  readonly force: boolean;
}

/** `decisions`: lists the decisions of a repository or of a clone, prints one, or exports all. */
export async function runDecisions(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      repo: { type: 'string' },
      app: { type: 'string' },
      folder: { type: 'string' },
      format: { type: 'string' },
      out: { type: 'string' },
      force: { type: 'boolean', default: false },
    },
  });
  const { repo, app, folder, format, out, force } = values;
  const options = { repo, app, folder, format, out, force };
  const [action, which, ...rest] = positionals;
  if (rest.length > 0 || (action !== 'show' && which !== undefined)) throw new UsageError(USE);
  checkPlaces(options);
  if (action === 'list') return list(options, terminal);
  if (action === 'show') return show(which, options, terminal);
  if (action === 'export') return exportAll(options, terminal);
  throw new UsageError(USE);
}

const USE = 'decisions is followed by list, by show and a number, or by export';

function checkPlaces({ repo, app, folder }: Options): void {
  if (repo !== undefined && folder !== undefined) throw new UsageError('decisions takes --repo or --folder, not both');
  if (app !== undefined && repo === undefined) throw new UsageError('--app goes with --repo');
}

async function list(options: Options, terminal: Terminal): Promise<ExitCode> {
  const format = formatOf(options, ['text', 'json']);
  refuseOut(options);
  const entries = await read(options, undefined, terminal);
  await terminal.write(format === 'json' ? renderJson(entries, false) : renderTable(entries));
  return 0;
}

async function show(which: string | undefined, options: Options, terminal: Terminal): Promise<ExitCode> {
  const format = formatOf(options, ['madr', 'json']);
  refuseOut(options);
  if (which === undefined) throw new UsageError('show needs the number of a decision');
  const number = /^#?0*([1-9]\d{0,8})$/.exec(which)?.[1];
  if (options.repo !== undefined && number === undefined) throw new UsageError(`${which} is no number of an issue`);
  const entries = await read(options, number === undefined ? undefined : Number(number), terminal);
  const entry = entries.find(({ name }) => name === (number ?? which.replace(/\.md$/i, '')));
  if (entry === undefined) throw new UsageError(`there is no decision ${which}`);
  await terminal.write(
    format === 'json' ? `${JSON.stringify(decisionJson(entry, true), null, 2)}\n` : renderText(entry),
  );
  return 0;
}

async function exportAll(options: Options, terminal: Terminal): Promise<ExitCode> {
  const format = formatOf(options, ['json', 'madr']);
  if (format === 'json') {
    refuseOut(options);
    await terminal.write(renderJson(await read(options, undefined, terminal), true));
    return 0;
  }
  if (options.out === undefined) throw new UsageError('export --format madr needs --out DIR, the folder to write into');
  return writeEntries(await read(options, undefined, terminal), options.out, options.force, terminal);
}

/** The first of those that there are is what nobody has to ask for. */
function formatOf({ format }: Options, known: readonly string[]): string {
  if (format !== undefined && !known.includes(format))
    throw new UsageError(`--format is one of ${known.join(', ')} here`);
  return format ?? known[0] ?? '';
}

function refuseOut({ out, force }: Options): void {
  if (out !== undefined) throw new UsageError('--out goes with export --format madr');
  if (force) throw new UsageError('--force goes with export --format madr');
}

async function read(
  { repo, app, folder }: Options,
  number: number | undefined,
  terminal: Terminal,
): Promise<readonly DecisionEntry[]> {
  return repo === undefined ? readClone(folder, terminal) : readRepository({ repo, app, number }, terminal);
}
