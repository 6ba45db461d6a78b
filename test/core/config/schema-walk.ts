interface Definition {
  readonly shape?: Readonly<Record<string, unknown>>;
  readonly innerType?: unknown;
  readonly element?: unknown;
  readonly valueType?: unknown;
  readonly options?: readonly unknown[];
}

/** Every key of a zod schema by its own description of itself: `scope.grace`, `templates.*.sections[].heading`. */
export function leafPaths(schema: unknown): readonly string[] {
  const paths = new Set<string>();
  walk(schema, '', paths);
  return [...paths];
}

/** Every key that is none but a mapping of others, and every name that people give. */
function walk(schema: unknown, path: string, paths: Set<string>): void {
  const { def } = schema as { readonly def: Definition };
  const { shape, innerType, element, valueType, options } = def;
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
  if (element === undefined || !hasShape(element)) paths.add(path);
  if (element !== undefined && hasShape(element)) walk(element, `${path}[]`, paths);
}

function hasShape(schema: unknown): boolean {
  const { def } = schema as { readonly def: Definition };
  if (def.innerType !== undefined) return hasShape(def.innerType);
  return def.shape !== undefined || (def.options ?? []).some(hasShape);
}
