import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { expect, it } from 'vitest';
import { ourEvents, ourPermissions } from './defaults.js';

it('asks for what `app.yml` asks for', () => {
  const manifest = load(readFileSync(new URL('../../app.yml', import.meta.url), 'utf8')) as Record<string, unknown>;
  expect(manifest['default_permissions']).toEqual(ourPermissions);
  expect(manifest['default_events']).toEqual(ourEvents);
});
