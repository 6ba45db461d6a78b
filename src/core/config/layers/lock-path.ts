import { fault, formatPath, quoteBriefly, valueAt } from '../faults/found.js';
import { list } from '../values/list.js';
import type { Path } from '../yaml/locate.js';
import type { Fault, ProblemWords } from '../faults/problems.js';
import { BOUNDS, configSchema } from '../language/schema.js';
import { suggestName } from '../faults/suggest.js';

/** A path that an organisation locks, and where it says so. */
export interface LockedPath {
  readonly locked: Path;
  /** In the organisation's file. */
  readonly at: Path;
}

/** What may not be locked: it says which file speaks, not what it asks. */
export const NEVER_LOCKED: readonly string[] = ['version', 'extends', 'repositories', 'lock'];

/** Returns the paths that a file locks. Entries that name no key are passed over; `checkLocks` says so. */
export function readLocks(config: unknown): readonly LockedPath[] {
  return placeLocks(config).flatMap(({ text, at }) => {
    const locked = parseLock(text);
    return 'unknown' in locked ? [] : [{ locked: locked.path, at }];
  });
}

/** Returns what is wrong with the `lock` of a file: entries that name no key. */
export function checkLocks(config: unknown, words: ProblemWords): Fault[] {
  return placeLocks(config).flatMap(({ text, at }) => {
    const locked = parseLock(text);
    if (NEVER_LOCKED.includes(text.trim())) return [fault(at, words.neverLocked(formatPath(at), quoteBriefly(text)))];
    if (!('unknown' in locked)) return [];
    const message = words.unknownLock(formatPath(at), quoteBriefly(text));
    const suggestion = suggestName(locked.unknown, locked.known);
    if (suggestion === null) return [fault(at, message)];
    const meant = [...locked.before, suggestion].map(quoteBriefly).join('.');
    return [fault(at, `${message} ${words.didYouMean(meant)}`)];
  });
}

/** The value may be of any shape; what is no text has been said by the schema. */
function placeLocks(config: unknown): readonly { readonly text: string; readonly at: Path }[] {
  const written = valueAt(config, ['lock']);
  return list(written)
    .slice(0, BOUNDS.list)
    .flatMap((text, index) => {
      const at = Array.isArray(written) ? ['lock', index] : ['lock'];
      return typeof text === 'string' && text.trim() !== '' && text.length <= BOUNDS.text ? [{ text, at }] : [];
    });
}

/** The language is not as deep. */
const DEEPEST = 10;

/** A path, or the first of its steps that is none, the steps before it and what could stand there. */
type Parsed =
  | { readonly path: Path }
  | { readonly unknown: string; readonly before: readonly string[]; readonly known: readonly string[] };

/** Follows a path such as `templates.brief.sections` through the schema. A name of a template holds no dot here. */
function parseLock(text: string): Parsed {
  const path = text.trim().split('.').slice(0, DEEPEST);
  let schema: unknown = configSchema;
  for (const [depth, step] of path.entries()) {
    const { shape, valueType } = shapeOf(schema);
    const known = Object.keys(shape ?? {}).filter((key) => depth > 0 || !NEVER_LOCKED.includes(key));
    if (valueType !== undefined && step !== '') schema = valueType;
    else if (shape !== undefined && known.includes(step)) schema = shape[step];
    else return { unknown: step, before: path.slice(0, depth), known };
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
