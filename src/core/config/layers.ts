import type { RawConfig } from './schema.js';

type Mapping = Readonly<Record<string, unknown>>;

/** Returns two layers as one: mappings merge deeply, lists and single values of the upper layer replace those below. */
export function mergeLayers(lower: RawConfig, upper: RawConfig): RawConfig {
  // Both are of the schema, and so is a merge of them: each key's value comes from one, or is merged key by key.
  return merge(lower, upper) as RawConfig;
}

function merge(lower: unknown, upper: unknown): unknown {
  if (upper === undefined) return lower;
  // An empty key ("brief:") says nothing of its own.
  if (upper === null && isMapping(lower)) return lower;
  if (!isMapping(lower) || !isMapping(upper)) return upper;
  const keys = new Set([...Object.keys(lower), ...Object.keys(upper)]);
  return Object.fromEntries([...keys].map((key) => [key, merge(own(lower, key), own(upper, key))]));
}

function own(mapping: Mapping, key: string): unknown {
  return Object.hasOwn(mapping, key) ? mapping[key] : undefined;
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
