import { readFileSync } from 'node:fs';
import * as z from 'zod';

/** `package.json` of this package: as far above the compiled file as above its source. */
const FILE = new URL('../../package.json', import.meta.url);

/** Returns the version of this program. */
export function readVersion(): string {
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(FILE, 'utf8'))).version;
}
