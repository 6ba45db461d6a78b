/** What the app asks of GitHub over REST, by GitHub's own templates. Whatever is not here is counted as `other`. */
const REST_OPERATIONS: ReadonlySet<string> = new Set([
  'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}',
  'GET /app',
  'GET /app/hook/deliveries',
  'GET /app/hook/deliveries/{delivery_id}',
  'GET /app/installations',
  'GET /installation/repositories',
  'GET /orgs/{org}/teams/{team_slug}/members',
  'GET /rate_limit',
  'GET /repos/{owner}/{repo}/collaborators/{username}/permission',
  'GET /repos/{owner}/{repo}/issues',
  'GET /repos/{owner}/{repo}/pulls',
  'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}',
  'PATCH /repos/{owner}/{repo}/git/refs/{ref}',
  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'POST /app/hook/deliveries/{delivery_id}/attempts',
  'POST /app/installations/{installation_id}/access_tokens',
  'POST /repos/{owner}/{repo}/check-runs',
  'POST /repos/{owner}/{repo}/git/commits',
  'POST /repos/{owner}/{repo}/git/refs',
  'POST /repos/{owner}/{repo}/git/trees',
  'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions',
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'POST /repos/{owner}/{repo}/issues/{issue_number}/labels',
  'POST /repos/{owner}/{repo}/labels',
  'POST /repos/{owner}/{repo}/pulls',
]);

/** The names of the queries in `src/shell/github/reading/queries`. */
const QUERIES: ReadonlySet<string> = new Set([
  'Closers',
  'Codeowners',
  'Comments',
  'Commit',
  'Extended',
  'Facts',
  'Files',
  'History',
  'Item',
  'Labelling',
  'Labels',
  'Linked',
  'Marked',
  'OpenIssues',
  'OpenPulls',
  'PeopleIssue',
  'RecordBranch',
  'Repository',
  'Texts',
  'Versions',
]);

/** Statuses told apart. Others are told by their class, such as `5xx`. */
const STATUSES: ReadonlySet<number> = new Set([
  200, 201, 202, 204, 301, 302, 304, 307, 308, 400, 401, 403, 404, 408, 409, 410, 413, 422, 429, 500, 502, 503, 504,
]);

/** Returns the operation as a label of a metric: `graphql Item` for a query by that name, `graphql` for one without. */
export function operationLabel(operation: string): string {
  if (REST_OPERATIONS.has(operation)) return operation;
  if (operation === 'graphql') return operation;
  if (!operation.startsWith('graphql ')) return 'other';
  return QUERIES.has(operation.slice('graphql '.length)) ? operation : 'graphql';
}

/** Returns the status as a label of a metric: `none` where there was no answer. */
export function statusLabel(status: number | null): string {
  if (status === null) return 'none';
  if (STATUSES.has(status)) return String(status);
  const first = Math.floor(status / 100);
  return first >= 1 && first <= 5 ? `${first}xx` : 'other';
}
