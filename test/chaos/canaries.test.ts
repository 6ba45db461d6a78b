import { describe, expect, test } from 'vitest';
import { appKey, generateInstallationToken } from '../github/signing.js';
import { SECRET, watchForCanaries, WORDS } from './canaries.js';
import type { Canary } from './canaries.js';

const { privateKey } = appKey(0);
const keyLine = privateKey.split('\n')[3] ?? '';

describe('the canaries', () => {
  const cases: readonly (readonly [Canary, string])[] = [
    ...(Object.entries(WORDS) as [Canary, string][]),
    ['webhook secret', SECRET],
    ['private key', keyLine],
    ['private key', '-----BEGIN RSA PRIVATE KEY-----'],
    ['token', generateInstallationToken(1)],
    // Of base64url a dash may be among the first characters.
    ['token', 'ghs_1_a-b_c-d.e-f_g-hijklmno'],
    ['database', 'hunter2'],
  ];
  test.each(cases)('a line with a %s is found, and shown without it', (canary, text) => {
    const watch = watchForCanaries(privateKey, ['hunter2']);
    watch.look('worker 1', `{"level":30,"msg":"it said ${text} and more"}`);
    expect(watch.leaks.map((leak) => leak.canary)).toContain(canary);
    expect(JSON.stringify(watch.leaks)).not.toContain(text);
  });

  test('a line without any is not', () => {
    const watch = watchForCanaries(privateKey, ['hunter2']);
    watch.look('app', '{"key":"item:1/acme/plain#9","outcome":"done","msg":"reconciled"}');
    expect(watch).toMatchObject({ leaks: [], lines: 1 });
  });
});
