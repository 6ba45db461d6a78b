import { readYaml } from '../../config/yaml/read-yaml.js';
import type { SourceFile } from '../../config/parse.js';
import { pathKey } from '../forms/template-paths.js';
import { isWrittenForm, type WrittenFile } from './write-form.js';

/**
 * A form or template as it should be, and how the file that is there compares: `foreign` is a file that somebody else wrote in its
 * place, `orphan` one that we wrote and that no template stands for any more.
 */
export interface FormState extends WrittenFile {
  readonly state: 'same' | 'missing' | 'differs' | 'foreign' | 'orphan';
}

/** Returns what is to be done to the forms and templates of a repository: those wanted in their order, then the orphans. */
export function planForms(wanted: readonly WrittenFile[], present: readonly SourceFile[]): readonly FormState[] {
  const there = new Map(present.map((file) => [pathKey(file.path), file]));
  const keys = new Set(wanted.map(({ path }) => pathKey(path)));
  const states = wanted.map(({ path, text }): FormState => {
    const file = there.get(pathKey(path));
    if (file === undefined) return { path, text, state: 'missing' };
    // Where its name is written in another case, it is that file which GitHub reads.
    const place = { path: file.path, text };
    if (!isWrittenForm(file.text)) return { ...place, state: 'foreign' };
    return { ...place, state: isSame(path, file.text, text) ? 'same' : 'differs' };
  });
  const orphans = present.filter((file) => isWrittenForm(file.text) && !keys.has(pathKey(file.path)));
  return [...states, ...orphans.map(({ path, text }): FormState => ({ path, text, state: 'orphan' }))];
}

/** Line ends and, in YAML, quotes and indentation are up to git and formatters. */
function isSame(path: string, there: string, wanted: string): boolean {
  if (there.replaceAll('\r\n', '\n') === wanted) return true;
  if (!/\.ya?ml$/i.test(path)) return false;
  const [a, b] = [readYaml(there), readYaml(wanted)];
  return a.faults === null && b.faults === null && JSON.stringify(a.value) === JSON.stringify(b.value);
}
