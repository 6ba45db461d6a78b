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

/** Which of our labels exist, by the names they carry here. */
export const LABELS = `
fragment OwnLabels on Repository {
  incomplete: label(name: $incomplete) { name }
  skip: label(name: $skip) { name }
  decision_draft: label(name: $decision_draft) { name }
  decision_proposed: label(name: $decision_proposed) { name }
  decision_accepted: label(name: $decision_accepted) { name }
}`;

/** Ids of every text the configuration is made of. The texts themselves are read once per new id. */
export const FACTS = `
fragment Facts on Repository {
  name
  owner { login }
  isArchived
  isPrivate
  ...OwnLabels
  config: object(expression: "HEAD:${CONFIG_PATH}") { ... on Blob { oid byteSize } }
  issueTemplates: object(expression: "HEAD:.github/ISSUE_TEMPLATE") { ... on Tree { entries { name type oid size } } }
  pullTemplates: object(expression: "HEAD:.github") { ... on Tree { entries { name type oid size } } }
}`;

export const ORGANISATION = `
  organisation: repository(owner: $owner, name: ".github") {
    config: object(expression: "HEAD:${CONFIG_PATH}") { ... on Blob { oid byteSize } }
  }`;

export const LABEL_VARIABLES =
  '$incomplete: String!, $skip: String!, $decision_draft: String!, $decision_proposed: String!, $decision_accepted: String!';

export const CHECK_VARIABLES = '$appId: Int, $checkName: String!';
