import type { Config } from '../../../src/core/config/config.js';
import type { SourceFile } from '../../../src/core/config/parse.js';
import type { Candidate } from '../../../src/core/snapshot.js';
import { loadConfig } from '../../../src/core/loading/load-config.js';

/** Returns an open issue by a person, changed as told. */
export function issue(changes: Partial<Candidate> = {}): Candidate {
  return {
    kind: 'issue',
    title: 'A title',
    body: '',
    labels: [],
    author: { login: 'ana', type: 'user' },
    association: 'MEMBER',
    issueType: null,
    state: 'open',
    closedAs: null,
    pull: null,
    createdAt: Date.UTC(2026, 10, 24, 9),
    ...changes,
  };
}

export function pull(changes: Partial<Candidate> = {}, facts: Partial<NonNullable<Candidate['pull']>> = {}): Candidate {
  return issue({
    kind: 'pull_request',
    pull: { isDraft: false, base: 'main', paths: ['src/a.ts'], linked: null, ...facts },
    ...changes,
  });
}

/** Returns the configuration of a file that must be valid; its version is added. */
export function configOf(text: string, templates: readonly SourceFile[] = []): Config {
  const load = loadConfig({
    repositoryName: 'octo/hello',
    repository: { path: '.github/async.yml', text: `version: 1\n${text}` },
    organisation: null,
    templates,
  });
  if (load.status !== 'valid') throw new Error(JSON.stringify(load));
  return load.config;
}
