import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { connectWithToken } from '../../../shell/github/client/client.js';
import { readFailure } from '../../../shell/github/client/errors.js';
import { readCredentials } from '../../settings.js';
import { apiUrlOf } from '../api-url.js';
import { doctorJson, isSound, renderDoctor } from '../output/doctor-output.js';
import type { Facts } from '../doctor/facts.js';
import { gatherAsApp, gatherWithToken, type Question } from '../doctor/gather.js';
import { judge } from '../doctor/judge.js';
import { readManifest } from '../doctor/manifest.js';
import { readSurroundings, type Surroundings } from '../surroundings.js';
import { UsageError, type ExitCode, type Terminal } from '../terminal.js';

const NEEDS =
  'doctor needs APP_ID and PRIVATE_KEY (or PRIVATE_KEY_PATH), from the environment or from .env in this folder; ' +
  'with GITHUB_TOKEN alone it says what that may see';

/** `doctor`: says whether the app works on a repository, and what to do where it does not. It writes nothing. */
export async function runDoctor(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { format: { type: 'string', default: 'text' } },
  });
  const { format } = values;
  if (format !== 'text' && format !== 'json') throw new UsageError('--format is one of text, json');
  const { owner, repo } = parseRepository(positionals);
  const surroundings = readSurroundings(terminal);
  const isProduction = surroundings.forApp['NODE_ENV'] === 'production';
  const facts = await gather({ owner, repo, isProduction, now: terminal.now }, terminal.folder, surroundings);
  const lines = judge(facts);
  const { repository } = facts;
  await terminal.write(format === 'json' ? doctorJson(repository, lines) : renderDoctor(repository, lines));
  return isSound(lines) ? 0 : 1;
}

function parseRepository(positionals: readonly string[]): { readonly owner: string; readonly repo: string } {
  const match = /^([\w.-]{1,100})\/([\w.-]{1,100})$/.exec(positionals[0] ?? '');
  if (match === null || positionals.length > 1) throw new UsageError('doctor needs a repository written OWNER/REPO');
  return { owner: match[1] ?? '', repo: match[2] ?? '' };
}

/** The app's own key goes before a token: it sees more. */
async function gather(question: Question, folder: string, { forApp, forToken }: Surroundings): Promise<Facts> {
  const reading = readCredentials(forApp, (path) => readFileSync(resolve(folder, path), 'utf8'));
  const { GITHUB_TOKEN: token = '' } = forToken;
  try {
    switch (reading.status) {
      case 'valid':
        return await gatherAsApp(question, reading.credentials, readManifest());
      case 'invalid':
        throw new UsageError(reading.problems.join('\n'));
      case 'none':
        if (token === '') throw new UsageError(NEEDS);
        return await gatherWithToken(question, connectWithToken(token, apiUrlOf(forToken)));
      default:
        return reading satisfies never;
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${question.owner}/${question.repo} cannot be looked at: ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  const { reason } = readFailure(error, Date.now());
  switch (reason) {
    case 'no-connection':
    case 'no-answer':
      return 'GitHub cannot be reached';
    case 'status-401':
      return 'GitHub does not accept GITHUB_TOKEN';
    case 'not-found':
      return 'GitHub does not know it, or the token may not see it';
    default:
      return `GitHub answered with ${reason}`;
  }
}
