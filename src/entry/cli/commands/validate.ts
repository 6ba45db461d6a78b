import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CONFIG_PATH } from '../../../core/config/config-path.js';
import { renderProblems } from '../../../core/config/faults/problems.js';
import { MAX_CONFIG_BYTES, parseConfigText } from '../../../core/loading/load-config.js';
import { readTemplatesBeside } from '../local-config.js';
import { readAll, readFileIfThere, UsageError, type ExitCode, type Terminal } from '../terminal.js';

/** `validate`: names every problem of a configuration file at its line and column. */
export async function runValidate(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { format: { type: 'string', default: 'text' } },
  });
  if (values.format !== 'text' && values.format !== 'json') throw new UsageError('--format is one of text, json');
  if (positionals.length > 1) throw new UsageError('validate reads one file');
  const path = positionals[0] ?? CONFIG_PATH;
  const text =
    path === '-'
      ? await readAll(terminal.input, MAX_CONFIG_BYTES * 4, 'standard input')
      : await readFileIfThere(resolve(terminal.folder, path), MAX_CONFIG_BYTES * 4);
  if (text === null) throw new UsageError(`${path} is not there`);
  const templates = path === '-' ? null : await readTemplatesBeside(resolve(terminal.folder, path));
  const { problems } = parseConfigText({ path: path === '-' ? 'standard input' : path, text }, undefined, templates);
  if (values.format === 'json') {
    await terminal.write(
      `${JSON.stringify({ version: 1, file: path, valid: problems === null, problems: problems ?? [] }, null, 2)}\n`,
    );
    return problems === null ? 0 : 1;
  }
  if (problems === null) {
    await terminal.write(`${path} is valid.\n`);
    return 0;
  }
  await terminal.write(`${renderProblems(problems).trimEnd()}\n`);
  return 1;
}
