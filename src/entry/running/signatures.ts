import { Probot } from 'probot';
import type { Verify } from '../receiver.js';
import type { Settings } from '../settings.js';

/**
 * Returns what checks signatures, by Probot's own check, which compares in constant time.
 *
 * While a secret is exchanged there are two. Both are always tried, so that the time taken tells nothing of which one fits;
 * `signedBefore` is told where only the previous one did.
 */
export async function createVerify(probot: Probot, settings: Settings, signedBefore: () => void): Promise<Verify> {
  const now = verifyBy(probot);
  if (settings.previousSecret === null) return now;
  const { appId, privateKey, baseUrl, logLevel, previousSecret: secret } = settings;
  const other = new Probot({ appId, privateKey, secret, baseUrl, logLevel, log: probot.log });
  await other.ready();
  return eitherOf(now, verifyBy(other), signedBefore);
}

/** Returns what takes a signature that fits either of two secrets, each of which is tried whatever the other comes to. */
export function eitherOf(now: Verify, before: Verify, signedBefore: () => void): Verify {
  return async (body, signature) => {
    const [isNow, isBefore] = await Promise.all([now(body, signature), before(body, signature)]);
    if (!isNow && isBefore) signedBefore();
    return isNow || isBefore;
  };
}

function verifyBy({ webhooks }: Probot): Verify {
  return (body, signature) => webhooks.verify(body, signature);
}
