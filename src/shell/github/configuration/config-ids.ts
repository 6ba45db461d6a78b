import { CONFIG_PATH } from '../../../core/config/config-path.js';
import { MAX_TEMPLATE_BYTES, MAX_TEMPLATES } from '../../../core/loading/load-config.js';
import { isReadTemplate } from '../../../core/templates/forms/template-paths.js';
import type { FactsAnswer, OrganisationAnswer } from '../reading/answers/index.js';

/** A text by its id. `bytes` is its size. */
export interface TextId {
  readonly path: string;
  readonly oid: string;
  readonly bytes: number;
}

/** The ids of all texts a configuration is made of. Equal ids, equal configuration. */
export interface ConfigIds {
  readonly repository: TextId | null;
  readonly organisation: TextId | null;
  readonly templates: readonly TextId[];
  /** Whether what the repository shows is seen by some only. */
  readonly isPrivate: boolean;
}

type Entry = NonNullable<NonNullable<NonNullable<FactsAnswer['issueTemplates']>['entries']>>[number];

/** Returns which texts make up the configuration of a repository. */
export function selectConfigIds(facts: FactsAnswer, organisation: OrganisationAnswer): ConfigIds {
  const owner = facts.owner.login;
  // In `OWNER/.github` itself both are one file, which speaks there as the repository's own.
  const isShared = facts.name.toLowerCase() === '.github';
  return {
    isPrivate: facts.isPrivate,
    repository: textIdOf(facts.config, CONFIG_PATH),
    organisation: isShared ? null : textIdOf(organisation?.config ?? null, `${owner}/.github/${CONFIG_PATH}`),
    templates: [
      ...selectTemplates(facts.issueTemplates?.entries ?? [], '.github/ISSUE_TEMPLATE/'),
      ...selectTemplates(facts.pullTemplates?.entries ?? [], '.github/'),
    ].slice(0, MAX_TEMPLATES),
  };
}

function selectTemplates(entries: readonly Entry[], folder: string): readonly TextId[] {
  return entries
    .filter(({ name, type }) => type === 'blob' && isReadTemplate(`${folder}${name}`))
    .filter(({ size }) => size <= MAX_TEMPLATE_BYTES)
    .map(({ name, oid, size }) => ({ path: `${folder}${name}`, oid, bytes: size }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Something else than a file at the path has no blob id, and is no configuration. */
function textIdOf(blob: FactsAnswer['config'], path: string): TextId | null {
  return blob?.oid === undefined ? null : { path, oid: blob.oid, bytes: blob.byteSize ?? 0 };
}
