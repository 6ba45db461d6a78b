import type { Config } from '../config/config.js';

/** Tells whether a body was written in a form: the labels of its required fields stand as `###` headings. */
export function standsForm(forms: Config['forms'], file: string, body: string): boolean {
  const labels = Object.hasOwn(forms, file) ? (forms[file] ?? []) : [];
  if (labels.length === 0) return false;
  const headings = new Set(body.split(/\r\n|\n|\r/).map((line) => line.trim()));
  return labels.every((label) => headings.has(`### ${label}`));
}
