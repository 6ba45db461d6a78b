import { readEnvFile } from '../env-file.js';
import type { Terminal } from './terminal.js';

type Variables = Terminal['environment'];

/** What a command is told by its surroundings, for each of the ways in which it may say who asks. */
export interface Surroundings {
  readonly forApp: Variables;
  readonly forToken: Variables;
}

const KEY = ['PRIVATE_KEY', 'PRIVATE_KEY_PATH'];
const TOKEN = ['GITHUB_TOKEN'];

/** Where a key or a token is sent. */
const ADDRESS = ['GITHUB_API_URL', 'GHE_HOST', 'GHE_PROTOCOL'];

/**
 * Returns the variables of the environment and, where these say nothing, those of `.env` in the folder. A key or a token of
 * the environment goes to no address that `.env` names: anybody may have written that, as in a repository that was cloned.
 */
export function readSurroundings({ folder, environment }: Pick<Terminal, 'folder' | 'environment'>): Surroundings {
  const file = readEnvFile(folder);
  return { forApp: merge(file, environment, KEY), forToken: merge(file, environment, TOKEN) };
}

function merge(file: Variables, environment: Variables, secrets: readonly string[]): Variables {
  const isOurs = secrets.some((name) => (environment[name] ?? '') !== '');
  const left = isOurs ? [...secrets, ...ADDRESS] : [];
  const taken = Object.entries(file).filter(([name]) => !left.includes(name));
  return { ...Object.fromEntries(taken), ...environment };
}
