import type { Permissions } from './state/model.js';

/** What our app asks for; the same as in `app.yml`. */
export const ourPermissions: Permissions = {
  metadata: 'read',
  issues: 'write',
  pull_requests: 'write',
  checks: 'write',
  contents: 'read',
  merge_queues: 'read',
};

/** What our app subscribes to; the same as in `app.yml`. */
export const ourEvents: readonly string[] = [
  'issues',
  'issue_comment',
  'pull_request',
  'push',
  'merge_group',
  'check_run',
  'check_suite',
];

export const issueTypes = ['Task', 'Bug', 'Feature'] as const;
