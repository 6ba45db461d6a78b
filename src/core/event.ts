import * as z from 'zod';
import { CONFIG_PATH } from './config/config-path.js';
import { decisionOfBranch } from './decisions/record/record-branch.js';
import { numberOfRecord } from './decisions/record/record-path.js';
import { beginsAsPage } from './rollup/publishing/page-body.js';
import type { Identity, Instant } from './snapshot.js';
import type { RepositoryRef, Subject } from './subject.js';

/** Repositories taken from one installation event. GitHub's own narrowed tokens stop at the same number. */
const MAX_REPOSITORIES = 500;

/** Pull requests taken from one check event. */
const MAX_PULLS = 50;

/** Records of decisions taken from one push: more of them nobody writes one by one. */
const MAX_RECORDS = 20;

/** A push lists at most 2,048 commits, older servers 20; a list of just that length may have been cut. */
const CUT_LENGTHS: ReadonlySet<number> = new Set([20, 2048]);

const login = z.string().min(1).max(100);
const id = z.number().int().positive();
const sha = z.string().regex(/^[0-9a-f]{40,64}$/);

const account = z.object({ login, type: z.string().optional() });

const envelope = z.object({
  action: z.string().optional(),
  installation: z.object({ id }),
  repository: z.object({
    id: z.number().optional(),
    name: login,
    owner: z.object({ login }),
    default_branch: z.string(),
  }),
  sender: account.nullish(),
});

const edit = z.object({
  changes: z.object({ title: z.unknown(), body: z.unknown(), base: z.unknown() }).partial().nullish(),
});

const issueEvent = edit.extend({ issue: z.object({ number: id }) });

const pullHead = z
  .object({ ref: z.string(), repo: z.object({ id: z.number() }).nullish() })
  .nullish()
  .catch(null);

const pullEvent = edit.extend({ pull_request: z.object({ number: id, head: pullHead }) });

const commentEvent = z.object({
  issue: z.object({ number: id, user: account.nullish(), body: z.string().nullish().catch(null) }),
  comment: z.object({ user: account.nullish() }),
});

const paths = z.array(z.string()).nullish();

const pushEvent = z.object({
  ref: z.string(),
  deleted: z.boolean().optional(),
  created: z.boolean().optional(),
  forced: z.boolean().optional(),
  commits: z.array(z.object({ added: paths, modified: paths, removed: paths })).nullish(),
});

const mergeGroupEvent = z.object({ merge_group: z.object({ head_sha: sha }) });

const pulls = z
  .array(z.object({ number: id, base: z.object({ repo: z.object({ id: z.number() }).nullish() }).nullish() }))
  .nullish();

const checkRunEvent = z.object({
  check_run: z.object({ head_sha: sha, external_id: z.string().nullish(), pull_requests: pulls }),
});

const checkSuiteEvent = z.object({ check_suite: z.object({ head_sha: sha, pull_requests: pulls }) });

const named = z.array(z.object({ full_name: z.string().max(250) })).nullish();

const installationEvent = z.object({
  action: z.string(),
  installation: z.object({ id }),
  repositories: named,
  repositories_added: named,
});

const time = z.iso
  .datetime({ offset: true })
  .transform((text): Instant => Date.parse(text))
  .pipe(z.number());

const issueTime = z.object({ issue: z.object({ updated_at: time, pull_request: z.unknown().optional() }) });

const pullTime = z.object({ pull_request: z.object({ updated_at: time }) });

type Envelope = z.infer<typeof envelope>;

const ISSUE_ACTIONS: ReadonlySet<string> = new Set([
  'opened',
  'edited',
  'reopened',
  'closed',
  'labeled',
  'unlabeled',
  'assigned',
  'unassigned',
  'typed',
  'untyped',
]);

const PULL_ACTIONS: ReadonlySet<string> = new Set([
  ...ISSUE_ACTIONS,
  'synchronize',
  'ready_for_review',
  'converted_to_draft',
]);

/**
 * Returns what a webhook concerns; an empty list when nothing we keep can have changed.
 *
 * The payload decides nothing else: what happened is read again from GitHub, so that a lost, repeated or reordered
 * delivery changes no outcome. A payload without the fields it should have concerns nothing.
 */
export function subjectsOfEvent(name: string, payload: unknown, me: Identity): readonly Subject[] {
  if (name === 'installation' || name === 'installation_repositories') return subjectsOfInstallation(payload);
  const parsed = envelope.safeParse(payload);
  if (!parsed.success) return [];
  const event = parsed.data;
  if (isSender(event.sender, me)) return name === 'pull_request' ? subjectsOfOwnPull(event, payload) : [];
  switch (name) {
    case 'issues':
      return subjectsOfIssue(event, payload);
    case 'pull_request':
      return subjectsOfPull(event, payload);
    case 'issue_comment':
      return subjectsOfComment(event, payload, me);
    case 'push':
      return subjectsOfPush(event, payload);
    case 'merge_group':
      return subjectsOfMergeGroup(event, payload);
    case 'check_run':
      return subjectsOfCheckRun(event, payload);
    case 'check_suite':
      return subjectsOfCheckSuite(event, payload);
    default:
      return [];
  }
}

/**
 * Returns how new a read of the item must at least be to show what a webhook tells of: the item's last change as of the event.
 * Null for what concerns no item and for a payload that does not say.
 *
 * Reads may trail the event. This bounds only how old a read may be; what it shows still decides. A comment on a pull
 * request carries the issue behind it, whose time need not be that of the pull request which is read.
 */
export function freshnessOfEvent(name: string, payload: unknown): Instant | null {
  switch (name) {
    case 'issues':
    case 'issue_comment': {
      const issue = issueTime.safeParse(payload).data?.issue;
      return issue === undefined || issue.pull_request != null ? null : issue.updated_at;
    }
    case 'pull_request':
      return pullTime.safeParse(payload).data?.pull_request.updated_at ?? null;
    default:
      return null;
  }
}

/**
 * Tells whether a webhook of that name and action can concern anything, whatever its payload says. Where only these two are
 * known, as in a list of deliveries, this says which are worth having again.
 */
export function mayConcern(name: string, action: string | null): boolean {
  switch (name) {
    case 'issues':
      return ISSUE_ACTIONS.has(action ?? '');
    case 'pull_request':
      return PULL_ACTIONS.has(action ?? '');
    case 'issue_comment':
      return action === 'created' || action === 'edited' || action === 'deleted';
    case 'installation':
      return action === 'created' || action === 'unsuspend';
    case 'installation_repositories':
      return action === 'added';
    default:
      return name === 'push' || isUnseen(name, action);
  }
}

/** Tells whether a webhook concerns what no list of changed items shows: what it asks for is asked for nowhere else. */
export function isUnseen(name: string, action: string | null): boolean {
  if (name === 'merge_group') return action === 'checks_requested';
  return (name === 'check_run' || name === 'check_suite') && action === 'rerequested';
}

function subjectsOfIssue(event: Envelope, payload: unknown): readonly Subject[] {
  const parsed = issueEvent.safeParse(payload);
  if (!parsed.success || !ISSUE_ACTIONS.has(event.action ?? '')) return [];
  const { issue, changes } = parsed.data;
  if (event.action === 'edited' && changes?.title === undefined && changes?.body === undefined) return [];
  return [itemOf(event, issue.number)];
}

function subjectsOfPull(event: Envelope, payload: unknown): readonly Subject[] {
  const parsed = pullEvent.safeParse(payload);
  if (!parsed.success || !PULL_ACTIONS.has(event.action ?? '')) return [];
  const { pull_request: pull, changes } = parsed.data;
  const isEdit = changes?.title !== undefined || changes?.body !== undefined || changes?.base !== undefined;
  if (event.action === 'edited' && !isEdit) return [];
  const decision = event.action === 'closed' || event.action === 'reopened' ? decisionOf(event, pull.head) : null;
  return [itemOf(event, pull.number), ...(decision === null ? [] : [itemOf(event, decision)])];
}

/** The pull requests that the app opens itself need its check like any other, at once and after each commit. */
function subjectsOfOwnPull(event: Envelope, payload: unknown): readonly Subject[] {
  const parsed = pullEvent.safeParse(payload);
  if (!parsed.success || (event.action !== 'opened' && event.action !== 'synchronize')) return [];
  const { number, head } = parsed.data.pull_request;
  return decisionOf(event, head) === null ? [] : [itemOf(event, number)];
}

/** Returns the decision whose record a pull request brings; null for any other, and for one from a fork. */
function decisionOf({ repository }: Envelope, head: z.infer<typeof pullHead>): number | null {
  const isOwn = head?.repo != null && head.repo.id === repository.id;
  return isOwn ? decisionOfBranch(head.ref) : null;
}

/** A bot's comment carries nothing for us, unless it is our own and somebody else edited it. */
function subjectsOfComment(event: Envelope, payload: unknown, me: Identity): readonly Subject[] {
  const parsed = commentEvent.safeParse(payload);
  if (!parsed.success) return [];
  const author = parsed.data.comment.user;
  const isHeard = author?.type !== 'Bot' || isSender(author, me);
  const isSaid = (event.action === 'created' || event.action === 'edited') && isHeard;
  const { issue } = parsed.data;
  // What people say on a weekly page is for that page; nothing else of ours stands on it.
  if (isSender(issue.user, me) && beginsAsPage(issue.body ?? ''))
    return isSaid ? [{ kind: 'week', ...refOf(event) }] : [];
  return event.action === 'deleted' || isSaid ? [itemOf(event, issue.number)] : [];
}

function subjectsOfPush(event: Envelope, payload: unknown): readonly Subject[] {
  const parsed = pushEvent.safeParse(payload);
  if (!parsed.success) return [];
  const push = parsed.data;
  if (push.ref !== `refs/heads/${event.repository.default_branch}` || push.deleted === true) return [];
  const records = recordsIn(push).map((number) => itemOf(event, number));
  return mayTouchConfig(push) ? [{ kind: 'repository', ...refOf(event) }, ...records] : records;
}

/** A file that is named as the record of a decision came or went: the comment on the issue of its number says where it is. */
function recordsIn({ commits }: z.infer<typeof pushEvent>): readonly number[] {
  const paths = (commits ?? []).flatMap(({ added, removed }) => [...(added ?? []), ...(removed ?? [])]);
  const numbers = paths.flatMap((path) => numberOfRecord(path) ?? []).filter((number) => number > 0);
  return [...new Set(numbers)].slice(0, MAX_RECORDS);
}

/** Tells whether a push changed the configuration, or listed too little to be sure that it did not. */
function mayTouchConfig(push: z.infer<typeof pushEvent>): boolean {
  const commits = push.commits ?? [];
  if (push.forced === true || push.created === true || CUT_LENGTHS.has(commits.length)) return true;
  return commits.some((commit) =>
    [commit.added, commit.modified, commit.removed].some((list) => list?.includes(CONFIG_PATH) === true),
  );
}

function subjectsOfMergeGroup(event: Envelope, payload: unknown): readonly Subject[] {
  const parsed = mergeGroupEvent.safeParse(payload);
  if (!parsed.success || event.action !== 'checks_requested') return [];
  return [commitOf(event, parsed.data.merge_group.head_sha)];
}

/** Our check names its pull request itself: for a fork's, GitHub's own list is empty. */
function subjectsOfCheckRun(event: Envelope, payload: unknown): readonly Subject[] {
  const parsed = checkRunEvent.safeParse(payload);
  if (!parsed.success || event.action !== 'rerequested') return [];
  const run = parsed.data.check_run;
  const own = /^pr:([1-9]\d{0,9})$/.exec(run.external_id ?? '');
  if (own !== null) return [itemOf(event, Number(own[1]))];
  return itemsOrCommit(event, run.pull_requests, run.head_sha);
}

function subjectsOfCheckSuite(event: Envelope, payload: unknown): readonly Subject[] {
  const parsed = checkSuiteEvent.safeParse(payload);
  if (!parsed.success || event.action !== 'rerequested') return [];
  return itemsOrCommit(event, parsed.data.check_suite.pull_requests, parsed.data.check_suite.head_sha);
}

/** A commit's list may name pull requests of other repositories in the same network; those are not ours to answer. */
function itemsOrCommit(event: Envelope, list: z.infer<typeof pulls>, head: string): readonly Subject[] {
  const here = event.repository.id;
  const own = (list ?? []).filter(({ base }) => base?.repo == null || here === undefined || base.repo.id === here);
  if (own.length === 0) return [commitOf(event, head)];
  return own.slice(0, MAX_PULLS).map((pull) => itemOf(event, pull.number));
}

function subjectsOfInstallation(payload: unknown): readonly Subject[] {
  const parsed = installationEvent.safeParse(payload);
  if (!parsed.success) return [];
  const { action, installation, repositories, repositories_added: added } = parsed.data;
  const list = action === 'added' ? added : action === 'created' || action === 'unsuspend' ? repositories : null;
  return (list ?? []).slice(0, MAX_REPOSITORIES).flatMap(({ full_name: fullName }): readonly Subject[] => {
    const [owner, repo, ...rest] = fullName.split('/');
    if (!owner || !repo || rest.length > 0) return [];
    return [{ kind: 'repository', installation: installation.id, owner, repo }];
  });
}

/** Tells whether an account of a payload is who we are. There a bot's login ends in `[bot]`, unlike in GraphQL. */
function isSender(sender: z.infer<typeof account> | null | undefined, me: Identity): boolean {
  if (sender == null) return false;
  const own = me.type === 'bot' ? `${me.login}[bot]` : me.login;
  return sender.login.toLowerCase() === own.toLowerCase();
}

function refOf(event: Envelope): RepositoryRef {
  const { repository, installation } = event;
  return { installation: installation.id, owner: repository.owner.login, repo: repository.name };
}

function itemOf(event: Envelope, number: number): Subject {
  return { kind: 'item', ...refOf(event), number };
}

function commitOf(event: Envelope, head: string): Subject {
  return { kind: 'commit', ...refOf(event), sha: head };
}
