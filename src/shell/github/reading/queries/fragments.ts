import type { LabelNames } from '../../../../core/config/config.js';
import { CONFIG_PATH } from '../../../../core/config/config-path.js';

export const ACTOR = 'fragment Who on Actor { __typename login }';

export const CHECK = `
fragment Checks on Commit {
  checkSuites(first: 10, filterBy: { appId: $appId, checkName: $checkName }) {
    nodes {
      status
      app { slug databaseId }
      checkRuns(first: 1, filterBy: { checkName: $checkName, checkType: LATEST }) {
        nodes {
          databaseId
          status
          conclusion
          title
          summary
          externalId
          annotations(first: 50) { nodes { path location { start { line } } annotationLevel title message } }
        }
      }
    }
  }
}`;

/** The names of our labels, each a variable of every query that asks which of them exist. */
const LABEL_KEYS = [
  'incomplete',
  'skip',
  'decision_draft',
  'decision_proposed',
  'decision_final_call',
  'decision_blocked',
  'decision_stalled',
  'decision_accepted',
  'decision_rejected',
  'decision_postponed',
  'decision_withdrawn',
  'decision_superseded',
] as const satisfies readonly (keyof LabelNames)[];

/** Which of our labels exist, by the names they carry here. */
export const LABELS = `
fragment OwnLabels on Repository {
  ${LABEL_KEYS.map((key) => `${key}: label(name: $${key}) { name }`).join('\n  ')}
}`;

/** Ids of every text the configuration is made of. The texts themselves are read once per new id. */
export const FACTS = `
fragment Facts on Repository {
  name
  owner { login }
  isArchived
  isPrivate
  visibility
  ...OwnLabels
  config: object(expression: "HEAD:${CONFIG_PATH}") { ... on Blob { oid byteSize } }
  issueTemplates: object(expression: "HEAD:.github/ISSUE_TEMPLATE") { ... on Tree { entries { name type oid size } } }
  pullTemplates: object(expression: "HEAD:.github") { ... on Tree { entries { name type oid size } } }
}`;

export const ORGANISATION = `
  organisation: repository(owner: $owner, name: ".github") {
    config: object(expression: "HEAD:${CONFIG_PATH}") { ... on Blob { oid byteSize } }
  }`;

export const LABEL_VARIABLES = LABEL_KEYS.map((key) => `$${key}: String!`).join(', ');

export const CHECK_VARIABLES = '$appId: Int, $checkName: String!';
