import { createHmac, createPublicKey, generateKeyPairSync, randomBytes, verify } from 'node:crypto';

/** An RSA key as GitHub hands it out: PKCS#1 PEM. */
export interface KeyPair {
  readonly privateKey: string;
  readonly publicKey: string;
}

/** Makes the key pair of an app. */
export function generateAppKey(): KeyPair {
  const pair = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  return { privateKey: pair.privateKey, publicKey: pair.publicKey };
}

const pool: KeyPair[] = [];

/** Returns the key pair of the n-th app of a fake. A process makes each once, for making one takes a tenth of a second or more. */
export function appKey(index: number): KeyPair {
  const key = pool[index] ?? generateAppKey();
  pool[index] = key;
  return key;
}

/** Returns the value of `X-Hub-Signature-256` for a body: HMAC-SHA256 over its raw UTF-8 bytes. */
export function signWebhook(secret: string, body: string): string {
  return `sha256=${createHmac('sha256', secret).update(body, 'utf8').digest('hex')}`;
}

/** Returns the value of the legacy `X-Hub-Signature` header, which GitHub still sends beside the other. */
export function signWebhookLegacy(secret: string, body: string): string {
  return `sha1=${createHmac('sha1', secret).update(body, 'utf8').digest('hex')}`;
}

/** Returns a fresh installation token; longer than forty characters and with dots, as those GitHub gives out since 2026. */
export function generateInstallationToken(appId: number): string {
  return `ghs_${appId}_${randomBytes(24).toString('base64url')}.${randomBytes(96).toString('base64url')}`;
}

/** Returns a fresh personal token. */
export function generateUserToken(): string {
  return `ghp_${randomBytes(18).toString('hex')}`;
}

export type JwtVerdict = { readonly appId: number } | { readonly error: string };

/**
 * Reads an app's JSON web token and checks signature and times; the errors are worded as GitHub words them.
 *
 * `publicKeyOf` finds the key of the app the token claims to be from. GitHub allows 60 s of drift and ten minutes of life.
 */
export function verifyAppJwt(
  token: string,
  nowMs: number,
  publicKeyOf: (issuer: string) => { readonly id: number; readonly publicKey: string } | null,
): JwtVerdict {
  const [head, claims, signature] = token.split('.');
  if (head === undefined || claims === undefined || signature === undefined) return undecodable;
  const payload = parseSegment(claims);
  if (payload === null || parseSegment(head)?.['alg'] !== 'RS256') return undecodable;
  const app = publicKeyOf(String(payload['iss']));
  if (app === null) return { error: "'Issuer' claim ('iss') must be an Integer or String naming a GitHub App" };
  const signed = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    createPublicKey(app.publicKey),
    Buffer.from(signature, 'base64url'),
  );
  if (!signed) return undecodable;
  const now = Math.floor(nowMs / 1000);
  const issued = Number(payload['iat']);
  const expires = Number(payload['exp']);
  if (!(expires > now))
    return {
      error:
        "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    };
  if (expires - now > 660) return { error: "'Expiration time' claim ('exp') is too far in the future" };
  if (!(issued <= now + 60))
    return {
      error: "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    };
  return { appId: app.id };
}

const undecodable: JwtVerdict = { error: 'A JSON web token could not be decoded' };

function parseSegment(segment: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(segment, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
