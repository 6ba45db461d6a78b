import { invalid } from './call.js';

/** GitHub counts characters, not bytes. */
const maxBody = 65_536;
const maxTitle = 256;

/** Refuses a body GitHub would refuse for its length. */
export function requireBodyFits(
  resource: 'Issue' | 'IssueComment' | 'PullRequest',
  body: string | null | undefined,
): void {
  if (typeof body === 'string' && [...body].length > maxBody) {
    throw invalid(resource, 'body', 'custom', `body is too long (maximum is ${maxBody} characters)`);
  }
}

export function requireTitleFits(resource: 'Issue' | 'PullRequest', title: string): void {
  if (title.trim() === '') throw invalid(resource, 'title', 'missing_field');
  if ([...title].length > maxTitle) {
    throw invalid(resource, 'title', 'custom', `title is too long (maximum is ${maxTitle} characters)`);
  }
}
