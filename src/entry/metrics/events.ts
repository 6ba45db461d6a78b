/**
 * Events that GitHub sends to an app such as ours, those that every app gets, and a few that an owner may have subscribed it
 * to. The name in a delivery is the sender's word, so whatever is not here is counted as `other`.
 */
const KNOWN_EVENTS: ReadonlySet<string> = new Set([
  'check_run',
  'check_suite',
  'github_app_authorization',
  'installation',
  'installation_repositories',
  'installation_target',
  'issue_comment',
  'issues',
  'label',
  'merge_group',
  'ping',
  'pull_request',
  'pull_request_review',
  'push',
  'repository',
]);

/** Returns the event as a label of a metric. */
export function eventLabel(event: string | null): string {
  return event !== null && KNOWN_EVENTS.has(event) ? event : 'other';
}
