import type { Config, LabelNames } from '../config.js';
import { parseGrace } from '../values/duration.js';
import { configSchema, type RawConfig } from '../language/schema.js';

/** Copilot's coding agent signs pull requests as `copilot-swe-agent`; REST shows it as `Copilot` where it is assigned. */
export const DEFAULT_AGENTS: readonly string[] = ['copilot-swe-agent', 'Copilot'];

/** The lowest layer of every configuration: the defaults that the schema states, in the language itself. */
export const DEFAULTS: RawConfig = { version: 1, ...(collectDefaults(configSchema) as Partial<RawConfig>) };

const { rollup, no_nag, ...itemLabels } = DEFAULTS.labels ?? {};

export const DEFAULT_LABELS = itemLabels as LabelNames;

export const DEFAULT_OTHER_LABELS = { rollup, no_nag } as Config['other_labels'];

/** The wait before first words, in milliseconds, where no configuration says how long. */
export const DEFAULT_GRACE = parseGrace(DEFAULTS.scope?.grace ?? '') as number;

interface Node {
  readonly def?: { readonly innerType?: unknown; readonly shape?: Readonly<Record<string, unknown>> };
  readonly meta?: () => { readonly default?: unknown } | undefined;
}

/** A mapping has the defaults of its keys; any other key the one it states itself. What is named by people has none. */
function collectDefaults(schema: unknown): unknown {
  const { def, meta } = schema as Node;
  const own = meta?.call(schema)?.default;
  if (own !== undefined) return own;
  if (def?.innerType !== undefined) return collectDefaults(def.innerType);
  if (def?.shape === undefined) return undefined;
  const entries = Object.entries(def.shape).map(([key, value]) => [key, collectDefaults(value)] as const);
  const given = entries.filter(([, value]) => value !== undefined);
  return given.length === 0 ? undefined : Object.fromEntries(given);
}
