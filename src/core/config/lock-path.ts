import { fault, formatPath, quoteBriefly } from './found.js';
import { list } from './list.js';
import type { Path } from './locate.js';
import type { Fault, ProblemWords } from './problems.js';
import { configSchema, type RawConfig } from './schema.js';
import { suggestName } from './suggest.js';

/** A path that an organisation locks, and where it says so. */
export interface LockedPath {
  readonly locked: Path;
  /** In the organisation's file. */
  readonly at: Path;
}

/** What may not be locked: it says which file speaks, not what it asks. */
const NEVER_LOCKED = ['version', 'extends', 'repositories', 'lock'];

/** Returns the paths that a file locks. Entries that name no key are passed over; `checkLocks` says so. */
export function readLocks(config: RawConfig): readonly LockedPath[] {
  return placeLocks(config).flatMap(({ text, at }) => {
    const locked = parseLock(text);
    return 'unknown' in locked ? [] : [{ locked: locked.path, at }];
  });
}

/** Returns what is wrong with the `lock` of a file: entries that name no key. */
export function checkLocks(config: RawConfig, words: ProblemWords): Fault[] {
  return placeLocks(config).flatMap(({ text, at }) => {
    const locked = parseLock(text);
    if (!('unknown' in locked)) return [];
    const message = words.unknownLock(formatPath(at), quoteBriefly(text));
    const suggestion = suggestName(locked.unknown, locked.known);
    return [fault(at, suggestion === null ? message : `${message} ${words.didYouMean(suggestion)}`)];
  });
}

function placeLocks(config: RawConfig): readonly { readonly text: string; readonly at: Path }[] {
  const isList = Array.isArray(config.lock);
  return list(config.lock).map((text, index) => ({ text, at: isList ? ['lock', index] : ['lock'] }));
}

type Parsed = { readonly path: Path } | { readonly unknown: string; readonly known: readonly string[] };

/** Follows a path such as `templates.brief.sections` through the schema. A name of a template holds no dot here. */
function parseLock(text: string): Parsed {
  const path = text.trim().split('.').slice(0, 10);
  let schema: unknown = configSchema;
  for (const [depth, step] of path.entries()) {
    const { shape, valueType } = shapeOf(schema);
    const known = Object.keys(shape ?? {}).filter((key) => depth > 0 || !NEVER_LOCKED.includes(key));
    if (valueType !== undefined) schema = valueType;
    else if (shape !== undefined && known.includes(step)) schema = shape[step];
    else return { unknown: step, known };
  }
  return { path };
}

interface Definition {
  readonly shape?: Readonly<Record<string, unknown>>;
  readonly valueType?: unknown;
  readonly innerType?: unknown;
  readonly options?: readonly unknown[];
}

/** The mapping inside optional and nullable wrappers; of a choice of forms the one that is a mapping. */
function shapeOf(schema: unknown): Definition {
  const { def } = schema as { readonly def: Definition };
  if (def.innerType !== undefined) return shapeOf(def.innerType);
  if (def.options === undefined) return def;
  return def.options.map(shapeOf).find(({ shape }) => shape !== undefined) ?? {};
}
