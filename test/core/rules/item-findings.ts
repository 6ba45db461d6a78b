import { load } from 'js-yaml';
import type { Candidate } from '../../../src/core/snapshot.js';
import { loadConfig } from '../../../src/core/loading/load-config.js';
import { en } from '../../../src/core/text/en.js';
import { evaluate } from '../../../src/core/verdict/evaluate.js';
import type { Finding } from '../../../src/core/verdict/verdict.js';
import { issue, pull } from '../templates/candidate.js';

/**
 * Returns what is found in an item by a template that asks nothing of its sections unless it lists some; both as YAML. Beside it there is
 * the one for decisions.
 */
export function findingsOfItem(template: string, item: string | Partial<Candidate>): readonly Finding[] {
  const sections = [{ heading: 'Any', level: 'off' }];
  const templates = { own: { sections, ...(load(template) as object) }, decision: {} };
  const file = { path: '.github/async.yml', text: JSON.stringify({ version: 1, templates }) };
  // What the repository's own forms put into a title.
  const form = 'name: Bug\ntitle: "[Bug]: "\nbody:\n  - { type: input, attributes: { label: What } }\n';
  const loaded = loadConfig({
    repositoryName: 'octo/hello',
    repository: file,
    organisation: null,
    templates: [{ path: '.github/ISSUE_TEMPLATE/bug.yml', text: form }],
  });
  if (loaded.status !== 'valid') throw new Error(`not a configuration: ${JSON.stringify(loaded)}`);
  const given = typeof item === 'string' ? (load(item) as Partial<Candidate>) : item;
  return evaluate(loaded.config, candidateOf(given), en, 'own').findings;
}

/** Returns an item with everything that is not given. */
export function candidateOf(given: Partial<Candidate>): Candidate {
  const of = given.kind === 'pull_request' ? pull : issue;
  const title = 'Warm up the hall';
  if (given.pull == null) return of({ title, ...given });
  const linked = given.pull.linked?.map((known) => ({ ...known, item: candidateOf(known.item) })) ?? null;
  return of({ title, ...given, pull: { ...given.pull, linked } });
}
