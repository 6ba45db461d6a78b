import { parseArgs } from 'node:util';
import { CONFIG_PATH } from '../../../core/config/config-path.js';
import { renderProblems } from '../../../core/config/faults/problems.js';
import { renderExplained } from '../../../core/loading/explain-config.js';
import { composeConfig, loadConfig, type ConfigSources } from '../../../core/loading/load-config.js';
import { systemClock } from '../../../shell/clock.js';
import { createReader } from '../../../shell/github/reading/reader.js';
import { silentLog } from '../../../shell/log.js';
import { connectByToken, reasonOfRefusal } from '../by-token.js';
import { readLocalSources, warnOfExtends } from '../local-config.js';
import { UsageError, type ExitCode, type Terminal } from '../terminal.js';

/** `explain`: prints the configuration in force, whole, each value with where it comes from. */
export async function runExplain(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { repo: { type: 'string' }, config: { type: 'string' } },
  });
  if (positionals.length > 0) throw new UsageError('explain takes no file; --config F names one');
  const sources =
    values.repo === undefined ? await readClone(values.config, terminal) : await readRepository(values.repo, terminal);
  const loaded = loadConfig(sources);
  if (loaded.status === 'invalid') {
    await terminal.write(renderProblems(loaded.problems));
    return 1;
  }
  const composed = loaded.status === 'none' ? null : composeConfig(sources);
  if (composed === null)
    throw new UsageError('no configuration applies: there is no .github/async.yml that speaks here');
  await terminal.write(renderExplained(composed, sources.templates));
  return 0;
}

async function readClone(path: string | undefined, terminal: Terminal): Promise<ConfigSources> {
  const sources = await readLocalSources(path, terminal.folder);
  if (sources === null)
    throw new UsageError(`${CONFIG_PATH} is not there; --config F or --repo OWNER/REPO names another`);
  warnOfExtends(sources, (text) => terminal.warn(text));
  return sources;
}

async function readRepository(name: string, terminal: Terminal): Promise<ConfigSources> {
  const match = /^([\w.-]{1,100})\/([\w.-]{1,100})$/.exec(name);
  if (match === null) throw new UsageError('--repo is written OWNER/REPO');
  const { ask, lookUp } = connectByToken(
    terminal,
    'explain --repo needs GITHUB_TOKEN, with read access to the repository',
  );
  const ref = { installation: 0, owner: match[1] ?? '', repo: match[2] ?? '' };
  const me = { login: '', type: 'user' } as const;
  try {
    return await createReader({ ask, lookUp, me, clock: systemClock, log: silentLog }).readSources(ref);
  } catch (error) {
    throw new UsageError(`${name} cannot be read: ${reasonOfRefusal(error)}`);
  }
}
