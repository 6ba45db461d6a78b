import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { readYaml } from '../../../core/config/yaml/read-yaml.js';
import type { Manifest } from './facts.js';

/** `app.yml` of this package: as far above the compiled file as above its source. */
const FILE = new URL('../../../../app.yml', import.meta.url);

const manifest = z.object({
  default_permissions: z.record(z.string(), z.string()),
  default_events: z.array(z.string()),
});

/** Returns what an app of ours needs, as it is registered. */
export function readManifest(): Manifest {
  const reading = readYaml(readFileSync(FILE, 'utf8'));
  if (reading.faults !== null) throw new Error('app.yml of this package cannot be read');
  const { default_permissions: permissions, default_events: events } = manifest.parse(reading.value);
  return { permissions, events };
}
