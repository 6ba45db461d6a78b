import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Config } from '../../../core/config/config.js';
import { LANGUAGES } from '../../../core/text/languages.js';
import { evaluate } from '../../../core/verdict/evaluate.js';
import { parseNow, toCandidate } from '../candidate.js';
import { checkLines } from '../check-lines.js';
import { readLocalConfig } from '../local-config.js';
import { readAll, readFileIfThere, UsageError, type ExitCode, type Terminal } from '../terminal.js';
import { renderVerdict, type Format } from '../output/verdict-output.js';

/** GitHub takes 65,536 characters; more than this is no body. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

const FORMATS: readonly Format[] = ['text', 'json', 'markdown'];
const KINDS = ['issue', 'pull_request'] as const;

/** `check`: judges one body, or one a line with `--jsonl`, by a configuration. */
export async function runCheck(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      config: { type: 'string' },
      template: { type: 'string' },
      kind: { type: 'string', default: 'issue' },
      title: { type: 'string' },
      label: { type: 'string', multiple: true },
      author: { type: 'string' },
      now: { type: 'string' },
      format: { type: 'string', default: 'text' },
      jsonl: { type: 'boolean', default: false },
    },
  });
  const format = oneOf(values.format, FORMATS, '--format');
  const kind = oneOf(values.kind, KINDS, '--kind');
  if (positionals.length > 1) throw new UsageError('check reads one file');
  const config = await readLocalConfig(values.config, terminal.folder, (text) => terminal.warn(text));
  requireTemplate(config, values.template);
  const defaults = {
    template: values.template,
    kind,
    labels: values.label,
    author: values.author,
    title: values.title,
    now: readNow(values.now, config.people.timezone, terminal),
  };
  if (values.jsonl) {
    if (positionals.length > 0 && positionals[0] !== '-') throw new UsageError('check --jsonl reads standard input');
    return checkLines(terminal, config, defaults);
  }
  const item = toCandidate({ ...defaults, body: await readBody(positionals[0], terminal) });
  const verdict = evaluate(config, item, LANGUAGES[config.comment.locale], values.template);
  await terminal.write(renderVerdict(verdict, item, config, format));
  return verdict.outcome === 'fail' ? 1 : 0;
}

async function readBody(file: string | undefined, terminal: Terminal): Promise<string> {
  if (file === undefined && terminal.isInteractive) throw new UsageError('check needs a FILE, or - for standard input');
  if (file === undefined || file === '-') return readAll(terminal.input, MAX_BODY_BYTES, 'standard input');
  const text = await readFileIfThere(resolve(terminal.folder, file), MAX_BODY_BYTES);
  if (text === null) throw new UsageError(`${file} is not there`);
  return text;
}

function readNow(given: string | undefined, zone: string, terminal: Terminal): number {
  const now = given === undefined ? terminal.now() : parseNow(given, zone);
  if (now === null) throw new UsageError('--now is a date such as 2026-12-01 or 2026-12-01T09:00Z');
  return now;
}

function oneOf<T extends string>(value: string, allowed: readonly T[], option: string): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw new UsageError(`${option} is one of ${allowed.join(', ')}`);
  return found;
}

/** A name that is in no template would judge nothing and look like a pass. */
function requireTemplate(config: Config, name: string | undefined): void {
  if (name === undefined || config.templates.some((template) => template.name === name)) return;
  const known = config.templates.map((template) => template.name).join(', ');
  throw new UsageError(`--template is one of ${known}`);
}
