import type { Config } from '../../config/config.js';
import { parseDocument } from '../../markdown/document.js';
import { foldName } from '../../markdown/fold.js';
import { readBoldLine } from './bold-line.js';

/**
 * Returns a function that tells whether a body was written in a form: the labels of its required fields stand as `###` headings, or, for a
 * Markdown template, its headings as headings of any level. The body is read once, when the first form is asked for.
 */
export function formTest(forms: Config['forms'], body: string): (file: string) => boolean {
  let headings: { readonly any: ReadonlySet<string>; readonly third: ReadonlySet<string> } | null = null;
  return (file) => {
    const labels = Object.hasOwn(forms, file) ? (forms[file] ?? []) : [];
    if (labels.length === 0) return false;
    headings ??= readHeadings(body);
    const { any, third } = headings;
    const standing = /\.ya?ml$/i.test(file) ? third : any;
    return labels.every((label) => standing.has(foldName(label)));
  };
}

function readHeadings(body: string): { readonly any: ReadonlySet<string>; readonly third: ReadonlySet<string> } {
  const any = new Set<string>();
  const third = new Set<string>();
  for (const { kind, level, style, text } of parseDocument(body).pieces) {
    if (kind === 'heading' && level === 3 && style === 'atx') third.add(foldName(text));
    const heading = kind === 'heading' ? text : readBoldLine(text)?.label;
    if (heading !== undefined) any.add(foldName(heading));
  }
  return { any, third };
}
