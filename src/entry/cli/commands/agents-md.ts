import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CONFIG_PATH } from '../../../core/config/config-path.js';
import { renderContract } from '../../../core/desired/contract/document.js';
import { placeContract } from '../../../core/desired/contract/place.js';
import { en } from '../../../core/text/en.js';
import { LANGUAGES } from '../../../core/text/languages.js';
import { readLocalConfig } from '../local-config.js';
import { readBytesIfThere, UsageError, type ExitCode, type Terminal } from '../terminal.js';
import { writeInside } from '../write-inside.js';

/** The file that coding agents read first in a repository. */
const AGENTS_FILE = 'AGENTS.md';

const MAX_FILE_BYTES = 4 * 1024 * 1024;

/** `agents-md`: prints the contract of a configuration, writes it into `AGENTS.md`, or says whether it stands there. */
export async function runAgentsMd(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      config: { type: 'string' },
      write: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
    },
  });
  if (values.write && values.check) throw new UsageError('agents-md takes --write or --check, not both');
  const config = await readLocalConfig(values.config ?? CONFIG_PATH, terminal.folder);
  const contract = renderContract(config, LANGUAGES[config.comment.locale]);
  if (!values.write && !values.check) {
    await terminal.write(`${contract}\n`);
    return 0;
  }
  const path = resolve(terminal.folder, AGENTS_FILE);
  const text = await readText(path);
  const placed = placeContract(text, contract, en);
  if (placed.status === 'refused') throw new UsageError(`${AGENTS_FILE} is left as it is. ${placed.reason}`);
  const isRight = placed.text === text;
  if (values.write && !isRight) await writeInside(terminal.folder, AGENTS_FILE, placed.text);
  await terminal.write(`${AGENTS_FILE} ${sayWhat(isRight, values.write)}\n`);
  return isRight || values.write ? 0 : 1;
}

function sayWhat(isRight: boolean, isWritten: boolean): string {
  if (isRight) return 'is up to date.';
  return isWritten
    ? 'now has what the configuration asks.'
    : 'does not say what the configuration asks. Run async-conventions agents-md --write.';
}

/** Bytes that are no UTF-8 would be changed by being read as such, so they are refused. */
async function readText(path: string): Promise<string | null> {
  const bytes = await readBytesIfThere(path, MAX_FILE_BYTES);
  if (bytes === null) return null;
  const text = bytes.toString('utf8');
  if (!Buffer.from(text, 'utf8').equals(bytes)) throw new UsageError(`${AGENTS_FILE} is not plain text in UTF-8`);
  return text;
}
