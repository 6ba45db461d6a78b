type Mapping = Readonly<Record<string, unknown>>;

/** A merged value that knows which layer each of its parts comes from. Layers are counted from the lowest, 0. */
export type Traced =
  | { readonly kind: 'value'; readonly value: unknown; readonly layer: number }
  | { readonly kind: 'mapping'; readonly layer: number; readonly entries: ReadonlyMap<string, Traced> };

/**
 * Returns layers, lowest first, as one value: mappings merge deeply, lists and single values of an upper layer replace those
 * below, and null takes away what stands below. Where nothing does, null says nothing of its own; a key that is left empty
 * (`brief:`) stays as an empty one.
 */
export function mergeLayers(layers: readonly unknown[]): Traced | null {
  return layers.reduce<Traced | null>((lower, value, layer) => mergeOver(lower, value, layer), null);
}

/** Returns a merged value without what it knows of layers. */
export function untrace(traced: Traced | null): unknown {
  if (traced === null) return undefined;
  if (traced.kind === 'value') return traced.value;
  return Object.fromEntries([...traced.entries].map(([key, entry]) => [key, untrace(entry)]));
}

/** Returns the part of a merged value at a path of keys; null where there is none. Lists are parts as a whole. */
export function tracedAt(traced: Traced | null, path: readonly (string | number)[]): Traced | null {
  let part = traced;
  for (const step of path) {
    if (part?.kind !== 'mapping') return part;
    part = part.entries.get(String(step)) ?? null;
  }
  return part;
}

function mergeOver(lower: Traced | null, upper: unknown, layer: number): Traced | null {
  if (upper === undefined) return lower;
  if (upper === null) return lower === null || isEmptyKey(lower) ? { kind: 'value', value: null, layer } : null;
  if (!isMapping(upper)) return { kind: 'value', value: upper, layer };
  const entries = new Map(lower?.kind === 'mapping' ? lower.entries : []);
  for (const [key, value] of Object.entries(upper)) {
    const merged = mergeOver(entries.get(key) ?? null, value, layer);
    if (merged === null) entries.delete(key);
    else entries.set(key, merged);
  }
  return { kind: 'mapping', layer, entries };
}

function isEmptyKey(traced: Traced): boolean {
  return traced.kind === 'value' && traced.value === null;
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
