import { createSign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { generateAppKey, signWebhook, verifyAppJwt } from './signing.js';

describe('signWebhook', () => {
  it("gives the signature of GitHub's documentation", () => {
    expect(signWebhook("It's a Secret to Everybody", 'Hello, World!')).toBe(
      'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
    );
  });
});

const now = Date.parse('2026-03-02T10:00:00Z');
const seconds = now / 1000;
const key = generateAppKey();

function makeJwt(claims: Record<string, unknown>, privateKey = key.privateKey): string {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const unsigned = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${unsigned}.${createSign('RSA-SHA256').update(unsigned).sign(privateKey).toString('base64url')}`;
}

function judge(jwt: string): string | number {
  const verdict = verifyAppJwt(jwt, now, (issuer) => (issuer === '7' ? { id: 7, publicKey: key.publicKey } : null));
  return 'appId' in verdict ? verdict.appId : verdict.error;
}

describe('verifyAppJwt', () => {
  it('knows the app by its own signature', () => {
    expect(judge(makeJwt({ iss: '7', iat: seconds - 60, exp: seconds + 540 }))).toBe(7);
  });

  it.each([
    ['another key', makeJwt({ iss: '7', iat: seconds, exp: seconds + 540 }, generateAppKey().privateKey), /decoded/],
    ['another app', makeJwt({ iss: '8', iat: seconds, exp: seconds + 540 }), /'Issuer'/],
    ['one that has run out', makeJwt({ iss: '7', iat: seconds - 700, exp: seconds - 1 }), /'Expiration time'/],
    ['one that lives too long', makeJwt({ iss: '7', iat: seconds, exp: seconds + 3600 }), /too far in the future/],
    ['one from the future', makeJwt({ iss: '7', iat: seconds + 300, exp: seconds + 540 }), /'Issued at'/],
    ['what is no token', 'a.b.c', /decoded/],
  ])('refuses %s', (_case, jwt, message) => {
    expect(judge(jwt)).toMatch(message);
  });
});
