import type { PresetName } from '../config/config.js';
import { DEFAULTS } from '../config/resolve/defaults.js';
import { mergeLayers, tracedAt, untrace, type Traced } from '../config/layers/merge.js';
import type { Locate, Path } from '../config/yaml/locate.js';
import type { RawConfig, RawTemplate } from '../config/language/schema.js';
import { builtinTemplates } from '../templates/builtin.js';
import { presets } from './presets.js';

/** One file of those that a configuration is made of. */
export interface FileLayer {
  readonly kind: 'organisation' | 'extended' | 'repository';
  readonly path: string;
  readonly value: RawConfig;
  readonly locate: Locate;
}

/** Where a value comes from. */
export type Origin =
  | { readonly kind: 'default' | 'built-in' }
  | { readonly kind: 'preset'; readonly name: PresetName }
  /** `line` is 1-based: where the file says it. */
  | { readonly kind: 'file'; readonly file: FileLayer; readonly line: number };

/** All layers as one, nothing missing, and where each part of it comes from. */
export interface Composed {
  readonly value: RawConfig;
  readonly originOf: (path: Path) => Origin;
}

/** Keys that hold nothing unless a file has them: by standing there they ask for something. */
export const ON_REQUEST = ['response', 'rollup'] as const;

/** Below the files: defaults, built-in templates, the preset. */
const BASE = 3;

/**
 * Returns the files of a configuration, lowest first, over the preset that the uppermost of them names, over built-in templates
 * and defaults. On are the templates that the files name, else those of the preset. A file's `match` replaces one that is
 * built in, whole: half of it would be nobody's wish.
 */
export function compose(files: readonly FileLayer[]): Composed {
  const above = mergeLayers([...Array.from({ length: BASE }, () => undefined), ...files.map(({ value }) => value)]);
  const name = (untrace(tracedAt(above, ['preset'])) as PresetName | null | undefined) ?? 'standard';
  const given = tracedAt(above, ['templates']);
  const on = given?.kind === 'mapping' ? [...given.entries.keys()] : Object.keys(presets[name].templates ?? {});
  const isMatched = (template: string): boolean =>
    tracedAt(above, ['templates', template, 'match'])?.kind === 'mapping';
  const pick = (from: (template: string) => RawTemplate | null | undefined): Record<string, RawTemplate> =>
    Object.fromEntries(on.map((template) => [template, withoutMatch(from(template) ?? {}, isMatched(template))]));
  const preset = { ...presets[name], templates: pick((template) => own(presets[name].templates, template)) };
  const base = mergeLayers([
    {
      ...DEFAULTS,
      ...Object.fromEntries(ON_REQUEST.map((key) => [key, isAskedFor(above, key) ? DEFAULTS[key] : undefined])),
      preset: undefined,
    },
    { templates: pick((template) => builtinTemplates.get(template)) },
    { ...preset, preset: name },
  ]);
  const traced = overlay(base, above);
  return {
    value: untrace(traced) as RawConfig,
    originOf: (path) => originAt(path, tracedAt(traced, path)?.layer ?? 0, name, files),
  };
}

/** To let others tell of this repository is no wish for a page of its own. */
function isAskedFor(layers: Parameters<typeof tracedAt>[0], key: string): boolean {
  const given = tracedAt(layers, [key]);
  if (given?.kind !== 'mapping') return false;
  return given.entries.size !== 1 || !given.entries.has('share_with');
}

function own<Value>(mapping: Readonly<Record<string, Value>> | null | undefined, key: string): Value | undefined {
  return mapping != null && Object.hasOwn(mapping, key) ? mapping[key] : undefined;
}

function withoutMatch(template: RawTemplate, isMatched: boolean): RawTemplate {
  return isMatched ? { ...template, match: undefined } : template;
}

/** Lays what the files say over the base. A key that they left empty says nothing. */
function overlay(base: Traced | null, above: Traced | null): Traced | null {
  if (above === null) return base;
  if (above.kind === 'value' && above.value === null) return base ?? above;
  if (above.kind === 'value' || base?.kind !== 'mapping') return above;
  const entries = new Map(base.entries);
  for (const [key, part] of above.entries) entries.set(key, overlay(entries.get(key) ?? null, part) ?? part);
  return { kind: 'mapping', layer: above.layer, entries };
}

function originAt(path: Path, layer: number, preset: PresetName, files: readonly FileLayer[]): Origin {
  const file = files[layer - BASE];
  if (file !== undefined) return { kind: 'file', file, line: file.locate(path, 'key').line };
  if (layer === BASE - 1) return { kind: 'preset', name: preset };
  return { kind: layer === 1 ? 'built-in' : 'default' };
}
