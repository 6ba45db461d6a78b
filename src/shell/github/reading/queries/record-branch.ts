const FILE = '{ object { ... on Blob { isBinary isTruncated text } } }';

/** As many pull requests from one branch as are read at once: anybody can give a branch of a fork that name. */
const MAX_PULLS = 100;

/** How the record of a decision stands on the default branch and on its own, and the pull requests from that one. One point. */
export const RECORD_BRANCH_QUERY = `
query RecordBranch($owner: String!, $name: String!, $branch: String!, $ref: String!, $folder: String!, $path: String!, $index: String!) {
  repository(owner: $owner, name: $name) {
    base: defaultBranchRef { name target { ...Kept } }
    branch: ref(qualifiedName: $ref) { name target { ...Kept } }
    pulls: pullRequests(headRefName: $branch, first: ${MAX_PULLS}, orderBy: { field: CREATED_AT, direction: DESC }) {
      pageInfo { hasNextPage }
      nodes { number url state isCrossRepository }
    }
  }
}
fragment Kept on Commit {
  oid
  author { name }
  tree { oid }
  folder: file(path: $folder) { object { ... on Tree { entries { name } } } }
  record: file(path: $path) ${FILE}
  index: file(path: $index) ${FILE}
  recordChanges: history(first: 1, path: $path) { nodes { author { name } } }
  indexChanges: history(first: 1, path: $index) { nodes { author { name } } }
}`;
