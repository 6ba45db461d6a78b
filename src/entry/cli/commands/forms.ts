import { parseArgs } from 'node:util';
import { CONFIG_PATH } from '../../../core/config/config-path.js';
import type { Config } from '../../../core/config/config.js';
import { formPaths } from '../../../core/templates/writing/form-paths.js';
import { planForms, type FormState } from '../../../core/templates/writing/plan-forms.js';
import { writtenConfig } from '../../../core/loading/load-config.js';
import { isTemplatePath } from '../../../core/templates/forms/template-paths.js';
import { renderForms } from '../../../core/templates/writing/write-form.js';
import { LANGUAGES } from '../../../core/text/languages.js';
import { loadSources, readLocalSources, warnOfExtends } from '../local-config.js';
import { readLocalTemplates } from '../local-templates.js';
import { UsageError, type ExitCode, type Terminal } from '../terminal.js';
import { plainLine } from '../../../core/text/neutralise.js';
import { writeInside } from '../write-inside.js';

/** `forms`: writes the issue forms and templates that a configuration stands for, or tells whether they are as it says. */
export async function runForms(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      write: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
      force: { type: 'boolean', default: false },
      config: { type: 'string' },
    },
  });
  if (values.write && values.check) throw new UsageError('forms takes --write or --check, not both');
  if (values.force && !values.write) throw new UsageError('--force goes with --write');
  const config = await readWrittenConfig(values.config, terminal);
  const present = await readLocalTemplates(terminal.folder, isTemplatePath);
  const states = planForms(renderForms(config, LANGUAGES[config.comment.locale]), present);
  if (states.length === 0) await terminal.write('No template of this configuration has a form.\n');
  if (values.check) return reportDrift(states, terminal);
  return values.write ? writeForms(states, values.force, config, terminal) : printPlan(states, terminal);
}

async function readWrittenConfig(path: string | undefined, terminal: Terminal): Promise<Config> {
  const sources = await readLocalSources(path, terminal.folder);
  if (sources === null) {
    throw new UsageError(`${CONFIG_PATH} is not there; \`async-conventions init\` proposes one`);
  }
  warnOfExtends(sources, (text) => terminal.warn(text));
  // A file that is not sound ends here, with its problems.
  const config = loadSources(sources);
  return writtenConfig(sources) ?? config;
}

const PLANNED = {
  same: 'as it is',
  missing: 'to be written',
  differs: 'to be written anew',
  foreign: 'not ours; --force replaces it',
  orphan: 'of no template any more; may be deleted',
} as const satisfies Record<FormState['state'], string>;

async function printPlan(states: readonly FormState[], terminal: Terminal): Promise<ExitCode> {
  for (const { path, state } of states) await terminal.write(`${shown(path)}: ${PLANNED[state]}\n`);
  return 0;
}

const DRIFT = {
  same: 'as it should be',
  missing: 'missing',
  differs: 'differs from the configuration',
  foreign: 'not written from the configuration',
  orphan: 'of no template any more',
} as const satisfies Record<FormState['state'], string>;

async function reportDrift(states: readonly FormState[], terminal: Terminal): Promise<ExitCode> {
  for (const { path, state } of states) await terminal.write(`${shown(path)}: ${DRIFT[state]}\n`);
  return states.every(({ state }) => state === 'same') ? 0 : 1;
}

async function writeForms(
  states: readonly FormState[],
  isForced: boolean,
  config: Config,
  terminal: Terminal,
): Promise<ExitCode> {
  let code: ExitCode = 0;
  for (const { path, state, text } of states) {
    const isDue = state === 'missing' || state === 'differs' || (state === 'foreign' && isForced);
    // What is too large to be read as a form, or one too many, counts as missing, and is somebody's all the same.
    const isWritten = isDue && (await writeInside(terminal.folder, path, text, state === 'missing' && !isForced));
    const isForeign = state === 'foreign' || isDue;
    if (!isWritten && isForeign) code = 1;
    await terminal.write(`${shown(path)}: ${isWritten ? 'written' : PLANNED[isForeign ? 'foreign' : state]}\n`);
  }
  const labels = new Set([...formPaths(config).issues.keys()].flatMap(({ match }) => match?.labels[0] ?? []));
  const names = [...labels].map(shown).join(', ');
  if (labels.size > 0) await terminal.write(`GitHub leaves out labels that do not exist yet. Used here: ${names}.\n`);
  return code;
}

/** The name of a file or a label can hold anything, and a terminal acts on some of it. */
function shown(name: string): string {
  return plainLine(name, 300);
}
