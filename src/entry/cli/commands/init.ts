import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CONFIG_PATH } from '../../../core/config/config-path.js';
import { proposeConfig } from '../../../core/templates/proposing/propose-config.js';
import { isTemplatePath } from '../../../core/templates/forms/template-paths.js';
import { en } from '../../../core/text/en.js';
import { readLocalTemplates } from '../local-templates.js';
import { readFileIfThere, type ExitCode, type Terminal } from '../terminal.js';
import { plainLine } from '../../../core/text/neutralise.js';
import { writeInside } from '../write-inside.js';

const ANY_SIZE = 64 * 1024 * 1024;

/** `init`: proposes a configuration for the clone one stands in that checks what its own forms and templates ask for. */
export async function runInit(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values } = parseArgs({ args: [...args], options: { force: { type: 'boolean', default: false } } });
  const place = join(terminal.folder, CONFIG_PATH);
  if (!values.force && (await readFileIfThere(place, ANY_SIZE)) !== null) {
    await terminal.write(`${CONFIG_PATH} is there and was left as it is; --force replaces it.\n`);
    return 1;
  }
  const files = await readLocalTemplates(terminal.folder, isTemplatePath);
  await writeInside(terminal.folder, CONFIG_PATH, proposeConfig(files, en));
  for (const { path } of files) await terminal.write(`${plainLine(path, 300)}: read\n`);
  await terminal.write(`${CONFIG_PATH}: written, in the mode observe. Read it, then commit it.\n`);
  return 0;
}
