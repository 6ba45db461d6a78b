import { parseArgs } from 'node:util';
import type { PresetName } from '../../../core/config/config.js';
import { PRESETS } from '../../../core/config/language/schema.js';
import { compose } from '../../../core/loading/compose.js';
import { renderWhole } from '../../../core/loading/explain-config.js';
import { UsageError, type ExitCode, type Terminal } from '../terminal.js';

/** `config --preset NAME`: prints a preset as the file that says all of it. */
export async function runConfig(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { preset: { type: 'string' } },
  });
  const preset = PRESETS.find((name) => name === values.preset);
  if (preset === undefined || positionals.length > 0) {
    throw new UsageError(`config --preset NAME prints a preset: ${PRESETS.join(', ')}`);
  }
  await terminal.write(`# The preset ${preset}, whole. A file needs to say only what it wants otherwise.\n`);
  await terminal.write(renderWhole(compose([fileOf(preset)])));
  return 0;
}

/** A file that names the preset and nothing else. */
function fileOf(preset: PresetName) {
  const value = { version: 1, preset } as const;
  return { kind: 'repository', path: '', value, locate: () => ({ line: 1, column: 1 }) } as const;
}
