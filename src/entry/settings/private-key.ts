import { createPrivateKey } from 'node:crypto';
import type { Variables } from './schema.js';

/**
 * Returns the key in PEM form, or what is wrong with it. It may be given as PEM, as PEM with its line ends written `\n`,
 * as base64 of either, or in a file, which `readFile` reads.
 */
export function readPrivateKey(
  variables: Variables,
  readFile: (path: string) => string,
): { readonly key: string } | { readonly problem: string } {
  const path = variables.PRIVATE_KEY_PATH;
  const name = variables.PRIVATE_KEY === undefined ? 'PRIVATE_KEY_PATH' : 'PRIVATE_KEY';
  let text = variables.PRIVATE_KEY;
  if (text === undefined) {
    if (path === undefined) return { problem: 'PRIVATE_KEY: is missing, and so is PRIVATE_KEY_PATH' };
    try {
      text = readFile(path);
    } catch {
      return { problem: 'PRIVATE_KEY_PATH: names a file that cannot be read' };
    }
  }
  const pem = (text.includes('-----BEGIN') ? text : Buffer.from(text, 'base64').toString('utf8')).replace(/\\n/g, '\n');
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType !== 'rsa') return { problem: `${name}: is no RSA key, as those that GitHub makes are` };
    return { key: key.export({ type: 'pkcs8', format: 'pem' }).toString() };
  } catch {
    return { problem: `${name}: is no private key in PEM form` };
  }
}
