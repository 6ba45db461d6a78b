import type { LabelNames } from '../../../core/config/config.js';
import { isOurs } from '../../../core/snapshot.js';
import type {
  Candidate,
  CheckAnnotation,
  CheckConclusion,
  Identity,
  Instant,
  Item,
  LinkedIssue,
  StandingCheck,
  ThreadComment,
  ThreadEvent,
} from '../../../core/snapshot.js';
import type {
  ChecksAnswer,
  ConclusionsAnswer,
  IssueAnswer,
  ItemAnswer,
  LabellingAnswer,
  LinkedAnswer,
  PullThreadAnswer,
  ThreadAnswer,
} from './answers/index.js';

/** Gives a label the spelling our configuration has for it: to GitHub, `Async: Incomplete` is the same label. */
export type Spell = (label: string) => string;

/** Returns how labels are spelt where ours go by these names. */
export function spellerOf(names: LabelNames): Spell {
  const own = new Map(Object.values(names).map((name: string) => [name.toLowerCase(), name]));
  return (label) => own.get(label.toLowerCase()) ?? label;
}

/** An item with its thread, whatever else was asked of it. */
type ThreadedAnswer = ItemAnswer | PullThreadAnswer;

/** Returns the item of an answer, with all changed paths that are known. */
export function foldItem(number: number, answer: ThreadedAnswer, paths: readonly string[], spell: Spell): Item {
  const isPull = answer.__typename === 'PullRequest';
  return {
    kind: isPull ? 'pull_request' : 'issue',
    number,
    url: answer.url,
    title: answer.title,
    body: answer.body,
    labels: answer.labels.nodes.map(({ name }) => spell(name)),
    author: answer.author,
    association: answer.authorAssociation,
    issueType: isPull ? null : (answer.issueType?.name ?? null),
    state: stateOf(answer),
    closedAs: closedAsOf(answer),
    pull: isPull ? { isDraft: answer.isDraft, base: answer.baseRefName, paths, linked: null } : null,
    isLocked: answer.locked,
    createdAt: answer.createdAt,
    bodyEditedAt: answer.lastEditedAt,
    authorEditedAt: authorEditedAt(answer),
    assignees: answer.assignees.nodes.map(({ login }) => ({ login, type: 'user' })),
  };
}

/**
 * GitHub lists edits together with the first version, which is none, and does not say in which order; the last edit is told
 * of apart, too.
 */
function authorEditedAt(answer: ThreadedAnswer): Instant | null {
  const { author, lastEditedAt, editor, userContentEdits } = answer;
  if (author === null || lastEditedAt === null) return null;
  const last = { editedAt: lastEditedAt, editor };
  const own = [last, ...(userContentEdits?.nodes ?? [])]
    .filter((edit) => edit?.editor?.login === author.login)
    .flatMap((edit) => (edit === null || edit.editedAt <= answer.createdAt ? [] : [edit.editedAt]));
  return own.length === 0 ? null : Math.max(...own);
}

function stateOf(answer: ThreadedAnswer): Item['state'] {
  const state = answer.__typename === 'PullRequest' ? answer.pullState : answer.issueState;
  return state === 'OPEN' ? 'open' : 'closed';
}

function closedAsOf(answer: ThreadedAnswer): Item['closedAs'] {
  if (answer.__typename === 'Issue') return closedAsOfIssue(answer);
  if (answer.pullState === 'OPEN') return null;
  return answer.pullState === 'MERGED' ? 'merged' : 'not_planned';
}

/** A reason that GitHub may yet invent is no completion; servers that tell duplicates apart only when asked say `NOT_PLANNED`. Issues closed before there were reasons have none and are. */
export function closedAsOfIssue({
  issueState,
  stateReason,
}: Pick<IssueAnswer, 'issueState' | 'stateReason'>): Item['closedAs'] {
  if (issueState === 'OPEN') return null;
  switch (stateReason) {
    case null:
    case 'COMPLETED':
      return 'completed';
    case 'DUPLICATE':
      return 'duplicate';
    default:
      return 'not_planned';
  }
}

/** Returns an issue that a pull request belongs to. */
export function foldLinkedIssue(
  answer: LinkedAnswer,
  { isClosing, isImplemented }: Pick<LinkedIssue, 'isClosing' | 'isImplemented'>,
  spell: Spell,
): LinkedIssue {
  const item: Candidate = {
    kind: 'issue',
    title: answer.title,
    body: answer.body,
    labels: answer.labels.nodes.map(({ name }) => spell(name)),
    author: answer.author,
    association: answer.authorAssociation,
    issueType: answer.issueType?.name ?? null,
    state: answer.issueState === 'OPEN' ? 'open' : 'closed',
    closedAs: closedAsOfIssue(answer),
    pull: null,
    createdAt: answer.createdAt,
  };
  return { number: answer.number, isClosing, isImplemented, item };
}

/** Returns comments in the order of the answer, which is that of their writing. */
export function foldThread(nodes: ThreadAnswer['nodes']): readonly ThreadComment[] {
  return nodes.map((node) => ({
    id: node.fullDatabaseId,
    body: node.body,
    author: node.author,
    editor: node.editor,
    createdAt: node.createdAt,
    editedAt: node.lastEditedAt,
    url: node.url,
    reactions: foldReactions(node.reactionGroups ?? []),
  }));
}

/** REST, by which they are written, has other names for two of them. */
const REACTIONS: Readonly<Record<string, string>> = { THUMBS_UP: '+1', THUMBS_DOWN: '-1' };

type ReactionGroup = NonNullable<ThreadAnswer['nodes'][number]['reactionGroups']>[number];

/** Who asks is who reacts: the groups say of each kind whether that one is among those who left it. */
function foldReactions(groups: readonly ReactionGroup[]): readonly string[] {
  return groups
    .filter(({ viewerHasReacted }) => viewerHasReacted)
    .map(({ content }) => REACTIONS[content] ?? content.toLowerCase());
}

type Mark = ItemAnswer['marks' | 'deletions']['nodes'][number];

/** Returns label events and all others as one list, oldest first. */
export function foldEvents(
  labelling: LabellingAnswer['nodes'],
  marks: readonly Mark[],
  spell: Spell,
): readonly ThreadEvent[] {
  const labels = labelling.map((node): ThreadEvent => ({
    type: node.__typename === 'LabeledEvent' ? 'labeled' : 'unlabeled',
    label: spell(node.label.name),
    actor: node.actor,
    at: node.createdAt,
  }));
  return [...labels, ...marks.map(foldMark)].sort((a, b) => a.at - b.at);
}

function foldMark(node: Mark): ThreadEvent {
  const { actor, createdAt: at } = node;
  switch (node.__typename) {
    case 'CommentDeletedEvent':
      return { type: 'comment-deleted', author: node.deletedCommentAuthor, actor, at };
    case 'RenamedTitleEvent':
      return { type: 'renamed', actor, at };
    case 'ClosedEvent':
      return { type: 'closed', actor, at };
    case 'ReopenedEvent':
      return { type: 'reopened', actor, at };
    case 'ReadyForReviewEvent':
      return { type: 'ready-for-review', actor, at };
    default:
      return node satisfies never;
  }
}

const CONCLUSIONS: Readonly<Record<string, CheckConclusion>> = {
  SUCCESS: 'success',
  NEUTRAL: 'neutral',
  FAILURE: 'failure',
};

/** Tells whether our newest check run on a commit failed. */
export function isFailing(answer: ConclusionsAnswer, me: Identity): boolean {
  let newest: { readonly databaseId: number; readonly conclusion: string | null } | null = null;
  for (const suite of answer.checkSuites.nodes) {
    const run = suite.checkRuns.nodes[0];
    if (run === undefined || !isOwnApp(suite.app, me) || run.databaseId < (newest?.databaseId ?? 0)) continue;
    newest = run;
  }
  return CONCLUSIONS[newest?.conclusion ?? ''] === 'failure';
}

/** Returns our newest check run on a commit. */
export function foldCheck(answer: ChecksAnswer, sha: string, me: Identity): StandingCheck | null {
  let newest: StandingCheck | null = null;
  for (const suite of answer.checkSuites.nodes) {
    const run = suite.checkRuns.nodes[0];
    if (run === undefined || !isOwnApp(suite.app, me) || run.databaseId < (newest?.id ?? 0)) continue;
    const isComplete = run.status === 'COMPLETED';
    newest = {
      id: run.databaseId,
      sha,
      conclusion: isComplete ? (CONCLUSIONS[run.conclusion ?? ''] ?? null) : null,
      title: run.title,
      summary: run.summary,
      externalId: run.externalId,
      annotations: foldAnnotations(run.annotations?.nodes ?? []),
      // A rerun requested by a person resets the suite and leaves the run as it was.
      isRerequested: isComplete && suite.status !== 'COMPLETED',
    };
  }
  return newest;
}

type Run = ChecksAnswer['checkSuites']['nodes'][number]['checkRuns']['nodes'][number];

const LEVELS: Readonly<Record<string, CheckAnnotation['level']>> = { FAILURE: 'failure', WARNING: 'warning' };

function foldAnnotations(nodes: NonNullable<Run['annotations']>['nodes']): readonly CheckAnnotation[] {
  return nodes.map(({ path, location, annotationLevel, title, message }) => ({
    path,
    line: location.start.line,
    level: LEVELS[annotationLevel ?? ''] ?? 'notice',
    title,
    message,
  }));
}

function isOwnApp(app: { readonly slug: string; readonly databaseId: number | null } | null, me: Identity): boolean {
  if (app === null) return false;
  return me.appId === undefined ? isOurs({ login: app.slug, type: 'bot' }, me) : app.databaseId === me.appId;
}
