/** What a zod schema says of itself, as far as a reader of the language needs it. */
interface Definition {
  readonly shape?: Readonly<Record<string, unknown>>;
  readonly innerType?: unknown;
  readonly element?: unknown;
  readonly valueType?: unknown;
  readonly options?: readonly unknown[];
  readonly entries?: Readonly<Record<string, unknown>>;
  readonly error?: (issue: { readonly code: string }) => unknown;
}

export interface Notes {
  readonly description?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
}

export function defOf(schema: unknown): Definition {
  return (schema as { readonly def: Definition }).def;
}

/** Returns a schema without what makes it optional or nullable. */
export function innermost(schema: unknown): unknown {
  const { innerType } = defOf(schema);
  return innerType === undefined ? schema : innermost(innerType);
}

/** Returns what a key says of itself, wherever it stands in its wrappers. */
export function notesOf(schema: unknown): Notes {
  const own = (schema as { readonly meta: () => Notes | undefined }).meta();
  const { innerType } = defOf(schema);
  return own?.description !== undefined || innerType === undefined ? (own ?? {}) : notesOf(innerType);
}

/** Returns the keys of a mapping; of a choice of forms those of the form that is one. */
export function shapeOf(schema: unknown): Readonly<Record<string, unknown>> | undefined {
  const { shape, options = [] } = defOf(innermost(schema));
  return shape ?? options.map(shapeOf).find((found) => found !== undefined);
}

/** Returns the schema of what stands under names, or in a list. */
export function valueOf(schema: unknown): unknown {
  const { valueType, element, options = [] } = defOf(innermost(schema));
  return valueType ?? element ?? options.map(valueOf).find((found) => found !== undefined);
}

/** Returns what a schema says that it expects, as a key of `words.problems.expected`. */
export function expectedOf(schema: unknown): string {
  return String(defOf(innermost(schema)).error?.({ code: 'invalid_type' }));
}

/** Every key of a zod schema by its own description of itself: `scope.grace`, `templates.*.sections[].heading`. */
export function leafPaths(schema: unknown): readonly string[] {
  const paths = new Set<string>();
  walk(schema, '', paths);
  return [...paths];
}

/** Every key that is none but a mapping of others, and every name that people give. */
function walk(schema: unknown, path: string, paths: Set<string>): void {
  const { shape, innerType, element, valueType, options } = defOf(schema);
  if (innerType !== undefined) return walk(innerType, path, paths);
  if (options !== undefined) {
    for (const option of options) walk(option, path, paths);
    return;
  }
  if (shape !== undefined) {
    for (const [key, value] of Object.entries(shape)) walk(value, path === '' ? key : `${path}.${key}`, paths);
    return;
  }
  if (valueType !== undefined) {
    paths.add(`${path}.*`);
    return walk(valueType, `${path}.*`, paths);
  }
  if (element === undefined || shapeOf(element) === undefined) paths.add(path);
  if (element !== undefined && shapeOf(element) !== undefined) walk(element, `${path}[]`, paths);
}
