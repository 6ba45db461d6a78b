import { CODEOWNERS_PATHS } from '../../../../core/decisions/codeowners.js';

/** The last versions of an issue's body. What GitHub calls `diff` is the whole text. */
export const VERSIONS_QUERY = `
query Versions($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    issue(number: $number) {
      body
      createdAt
      lastEditedAt
      userContentEdits(first: 20) { nodes { editedAt diff } }
    }
  }
}`;

/** Returns what is asked of each place where CODEOWNERS may be, as `codeowners0`, `codeowners1`, … */
function codeownersOf(fields: string): string {
  return CODEOWNERS_PATHS.map(
    (path, index) => `\n    codeowners${index}: object(expression: "HEAD:${path}") { ... on Blob { ${fields} } }`,
  ).join('');
}

/** Ids of the texts, to be asked for together with an item. */
export const CODEOWNERS_IDS = codeownersOf('oid byteSize');

export const CODEOWNERS_QUERY = `
query Codeowners($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {${codeownersOf('oid isBinary isTruncated text')}
  }
}`;
