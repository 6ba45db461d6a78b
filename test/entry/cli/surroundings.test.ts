import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nock from 'nock';
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from 'vitest';
import { readSurroundings } from '../../../src/entry/cli/surroundings.js';
import { generateAppKey } from '../../github/signing.js';
import { run } from './terminal.js';

/** A folder with a `.env` in it, which a stranger may have written. */
function folderWith(variables: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'async-conventions-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const lines = Object.entries(variables).map(([name, value]) => `${name}="${value}"\n`);
  writeFileSync(join(folder, '.env'), lines.join(''));
  return folder;
}

const ELSEWHERE = { GITHUB_API_URL: 'http://127.0.0.1:9', GHE_HOST: '127.0.0.1:9', GHE_PROTOCOL: 'http' };

test.each<[string, Record<string, string>, Record<string, string>, Record<string, string>]>([
  ['all of the file', { GITHUB_TOKEN: 'f', ...ELSEWHERE }, {}, { GITHUB_TOKEN: 'f', ...ELSEWHERE }],
  ['a token of the environment', { GITHUB_TOKEN: 'f', ...ELSEWHERE }, { GITHUB_TOKEN: 'e' }, { GITHUB_TOKEN: 'e' }],
  [
    'a token of the environment, with an address',
    ELSEWHERE,
    { GITHUB_TOKEN: 'e', GHE_HOST: 'a.example' },
    { GITHUB_TOKEN: 'e', GHE_HOST: 'a.example' },
  ],
  [
    'a token of the file, with an address of the environment',
    { GITHUB_TOKEN: 'f', ...ELSEWHERE },
    { GHE_HOST: 'a.example' },
    { GITHUB_TOKEN: 'f', ...ELSEWHERE, GHE_HOST: 'a.example' },
  ],
  [
    'an empty token of the environment, which is none',
    ELSEWHERE,
    { GITHUB_TOKEN: '' },
    { ...ELSEWHERE, GITHUB_TOKEN: '' },
  ],
])('%s', (_, file, environment, expected) => {
  expect(readSurroundings({ folder: folderWith(file), environment }).forToken).toEqual(expected);
});

test.each<[string, Record<string, string>, Record<string, string>, Record<string, string>]>([
  [
    'a key of the file beside a token of the environment',
    { APP_ID: '1', PRIVATE_KEY: 'f', ...ELSEWHERE },
    { GITHUB_TOKEN: 'e' },
    { APP_ID: '1', PRIVATE_KEY: 'f', ...ELSEWHERE, GITHUB_TOKEN: 'e' },
  ],
  ['a key of the environment', { APP_ID: '1', ...ELSEWHERE }, { PRIVATE_KEY: 'e' }, { APP_ID: '1', PRIVATE_KEY: 'e' }],
  [
    'the path of a key in the environment, which goes before a key of the file',
    { APP_ID: '1', PRIVATE_KEY: 'f', ...ELSEWHERE },
    { PRIVATE_KEY_PATH: 'e.pem' },
    { APP_ID: '1', PRIVATE_KEY_PATH: 'e.pem' },
  ],
])('%s', (_, file, environment, expected) => {
  expect(readSurroundings({ folder: folderWith(file), environment }).forApp).toEqual(expected);
});

beforeAll(() => nock.disableNetConnect());
afterEach(() => nock.cleanAll());
afterAll(() => {
  nock.enableNetConnect();
  nock.restore();
});

test.each(['doctor', 'remove'])('%s sends nothing of the environment to where a `.env` says', async (command) => {
  const { privateKey } = generateAppKey();
  const strange: string[] = [];
  const note = ({ host }: { host?: string }) => void strange.push(String(host));
  nock.emitter.on('no match', note);
  onTestFinished(() => void nock.emitter.off('no match', note));
  const heard = new Set<string>();
  for (const [who, authorization] of [
    ['token', /^token of-the-environment$/],
    ['app', /^bearer /i],
  ] as const) {
    const refuse = () => {
      heard.add(who);
      return [401];
    };
    const scope = nock('https://api.github.com', { reqheaders: { authorization } }).persist();
    scope.get(/./).reply(refuse).post('/graphql').reply(refuse);
  }
  const folder = folderWith(ELSEWHERE);
  const surroundings = [{ GITHUB_TOKEN: 'of-the-environment' }, { APP_ID: '1', PRIVATE_KEY: privateKey }];
  for (const environment of surroundings) await run([command, 'octo/hello'], '', environment, folder);
  expect({ strange, heard: [...heard] }).toEqual({ strange: [], heard: ['token', 'app'] });
});
