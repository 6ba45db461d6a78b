import type * as z from 'zod';

/** Returns what a text of JSON holds; null where it is none, or of another shape than the schema's. */
export function parseText<S extends z.ZodType>(schema: S, text: string): z.infer<S> | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
