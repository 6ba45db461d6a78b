import { latestRuns } from '../state/changes/checks.js';
import type {
  Account,
  Annotation,
  CheckRun,
  Discussion,
  Item,
  Repository,
  TimelineEvent,
  World,
} from '../state/model.js';
import { appOf, commentsOn, formatLogin, labelsOn } from '../state/world.js';

export interface CommentView {
  readonly id: number;
  readonly author: string | null;
  readonly body: string;
  /** How often it was edited. */
  readonly edits: number;
  readonly createdAt: string;
  readonly editedAt: string | null;
  readonly editor: string | null;
  /** Why it is collapsed; null where it is not. */
  readonly minimized: string | null;
  readonly reactions: readonly { readonly content: string; readonly by: string | null }[];
}

export interface EventView {
  readonly type: TimelineEvent['type'];
  readonly actor: string | null;
  readonly at: string;
  /** Of `labeled` and `unlabeled`. */
  readonly label?: string;
}

export interface CheckView {
  readonly id: number;
  readonly app: string;
  readonly name: string;
  readonly sha: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly title: string | null;
  readonly summary: string | null;
  readonly text: string | null;
  readonly annotations: readonly Annotation[];
  readonly externalId: string;
  readonly detailsUrl: string | null;
  readonly suiteId: number;
  readonly suiteStatus: string;
}

export interface LabelView {
  readonly name: string;
  readonly color: string;
  readonly description: string | null;
}

export interface ItemView {
  readonly number: number;
  readonly kind: 'issue' | 'pull_request';
  readonly title: string;
  readonly body: string | null;
  readonly author: string | null;
  readonly state: 'open' | 'closed';
  readonly stateReason: string | null;
  readonly locked: boolean;
  readonly draft: boolean;
  readonly merged: boolean;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  readonly type: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly headSha: string | null;
  readonly comments: readonly CommentView[];
  readonly events: readonly EventView[];
  /** The latest run of each name on the head commit. */
  readonly checks: readonly CheckView[];
}

export interface DiscussionView {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly author: string | null;
  readonly category: string;
  readonly isClosed: boolean;
  readonly stateReason: string | null;
}

export function viewDiscussion({
  number,
  title,
  body,
  author,
  category,
  closedAt,
  stateReason,
}: Discussion): DiscussionView {
  const isClosed = closedAt !== null;
  return { number, title, body, author: loginOf(author), category: category.slug, isClosed, stateReason };
}

function loginOf(account: Account | null): string | null {
  return account === null || account.isDeleted ? null : formatLogin(account);
}

/** Returns an item as plain data, a copy that later changes leave alone. */
export function viewItem(world: World, repo: Repository, item: Item): ItemView {
  return {
    number: item.number,
    kind: item.kind === 'pull' ? 'pull_request' : 'issue',
    title: item.title,
    body: item.body,
    author: loginOf(item.author),
    state: item.state,
    stateReason: item.stateReason,
    locked: item.locked,
    draft: item.pull?.isDraft ?? false,
    merged: item.pull?.mergedAt != null,
    labels: labelsOn(repo, item).map((label) => label.name),
    assignees: [...item.assignees].map(formatLogin),
    type: item.type?.name ?? null,
    createdAt: item.createdAt,
    updatedAt: item.updatedAt,
    headSha: item.pull?.headSha ?? null,
    comments: viewComments(repo, item),
    events: item.timeline.map(viewEvent),
    checks: item.pull === null ? [] : viewChecks(world, repo, item.pull.headSha),
  };
}

function viewComments(repo: Repository, item: Item): CommentView[] {
  return commentsOn(repo, item.number).map((comment) => ({
    id: comment.id,
    author: loginOf(comment.author),
    body: comment.body,
    edits: Math.max(0, comment.edits.length - 1),
    createdAt: comment.createdAt,
    editedAt: comment.lastEditedAt,
    editor: loginOf(comment.editor),
    minimized: comment.minimizedReason,
    reactions: comment.reactions.map(({ content, by }) => ({ content, by: loginOf(by) })),
  }));
}

function viewEvent(event: TimelineEvent): EventView {
  const label = event.type === 'labeled' || event.type === 'unlabeled' ? { label: event.label.name } : {};
  return { type: event.type, actor: loginOf(event.actor), at: event.at, ...label };
}

export function viewLabels(repo: Repository): LabelView[] {
  return [...repo.labels.values()].map(({ name, color, description }) => ({ name, color, description }));
}

/** Returns the latest run of each name on a commit, of every app. */
export function viewChecks(world: World, repo: Repository, sha: string): CheckView[] {
  return latestRuns([...repo.runs.values()].filter((run) => run.sha === sha)).map((run) => viewRun(world, repo, run));
}

function viewRun(world: World, repo: Repository, run: CheckRun): CheckView {
  const { id, name, sha, status, conclusion, title, summary, text, externalId, detailsUrl, suiteId } = run;
  const annotations = [...run.annotations];
  const suiteStatus = repo.suites.get(suiteId)?.status ?? 'unknown';
  const app = appOf(world, run.appId).slug;
  return {
    id,
    app,
    name,
    sha,
    status,
    conclusion,
    title,
    summary,
    text,
    annotations,
    externalId,
    detailsUrl,
    suiteId,
    suiteStatus,
  };
}
