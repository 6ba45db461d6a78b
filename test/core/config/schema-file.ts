import { format } from 'prettier';
import { renderJsonSchema, SCHEMA_FILE } from '../../../src/core/config/language/json-schema.js';

export const SCHEMA = new URL(`../../../${SCHEMA_FILE}`, import.meta.url);

/** Returns the JSON Schema as it stands in its file. */
export function renderSchemaFile(): Promise<string> {
  return format(JSON.stringify(renderJsonSchema()), { parser: 'json', printWidth: 120 });
}
