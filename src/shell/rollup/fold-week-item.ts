import type { WeekItem } from '../../core/rollup/tally.js';
import { ownCommentsIn } from '../../core/rollup/told.js';
import type { Period } from '../../core/rollup/week.js';
import type { Conversation } from '../../core/response/wait.js';
import type { Actor, Identity, Instant } from '../../core/snapshot.js';
import { closedAsOfIssue, type Spell } from '../github/reading/fold-item.js';
import type { WholeIssueAnswer, WholePullAnswer } from './answers.js';

/** Who reads, and of which seven days. */
interface Reading {
  readonly me: Identity;
  readonly period: Period;
}

type Answer = WholeIssueAnswer | WholePullAnswer;

/** Returns an item of a list. Which issues a pull request belongs to is not known here. */
export function foldWeekItem(answer: Answer, spell: Spell, { me, period }: Reading): WeekItem {
  return {
    number: answer.number,
    url: answer.url,
    title: answer.title,
    body: answer.body,
    labels: answer.labels.nodes.map(({ name }) => spell(name)),
    author: answer.author,
    association: answer.authorAssociation,
    createdAt: answer.createdAt,
    closedAt: answer.closedAt,
    labelled: answer.labelled.nodes.map(({ label }) => label.name),
    conversation: conversationIn(answer),
    own: ownCommentsIn(
      [...answer.comments.nodes, ...answer.recent.nodes].map((comment) => ({ ...comment, body: comment.body ?? '' })),
      me,
      period,
    ),
    ...('pullState' in answer ? ofPull(answer) : ofIssue(answer)),
  };
}

type Own = Pick<
  WeekItem,
  'kind' | 'issueType' | 'state' | 'closedAs' | 'pull' | 'mergedAt' | 'mergedBy' | 'answers' | 'asked'
>;

function ofIssue(answer: WholeIssueAnswer): Own {
  return {
    kind: 'issue',
    issueType: answer.issueType?.name ?? null,
    state: answer.issueState === 'OPEN' ? 'open' : 'closed',
    closedAs: closedAsOfIssue(answer),
    pull: null,
    mergedAt: null,
    mergedBy: null,
    answers: commentsOf(answer),
    asked: [],
  };
}

function ofPull(answer: WholePullAnswer): Own {
  const { pullState, isDraft, baseRefName: base, files, mergedBy } = answer;
  const reviews = answer.reviews?.nodes ?? [];
  return {
    kind: 'pull_request',
    issueType: null,
    state: pullState === 'OPEN' ? 'open' : 'closed',
    closedAs: pullState === 'OPEN' ? null : pullState === 'MERGED' ? 'merged' : 'not_planned',
    pull: { isDraft, base, paths: files?.nodes.map(({ path }) => path) ?? [], linked: null },
    mergedAt: answer.mergedAt ?? null,
    mergedBy,
    answers: [
      ...commentsOf(answer),
      ...reviews.flatMap(({ submittedAt, author }) => (submittedAt === null ? [] : [{ by: author, at: submittedAt }])),
    ],
    asked: askedOf(answer),
  };
}

/** So many reviews are asked for: of as many there may be more. */
const MOST_REVIEWS = 10;

/** Null where it was not asked for, or there is more of it: whoever is asked may have answered there. */
function conversationIn(answer: Answer): Conversation | null {
  const { url, author, body, createdAt, lastEditedAt = null, editor = null, assignees, comments } = answer;
  const reviews = 'reviews' in answer ? (answer.reviews?.nodes ?? []) : [];
  if (comments.totalCount === undefined || comments.totalCount > comments.nodes.length) return null;
  if (reviews.length >= MOST_REVIEWS) return null;
  const isOwnEdit = lastEditedAt !== null && isSame(editor, author);
  return {
    url,
    isOpen: ('pullState' in answer ? answer.pullState : answer.issueState) === 'OPEN',
    isDraft: 'isDraft' in answer && answer.isDraft,
    author,
    assignees: (assignees?.nodes ?? []).map(({ login }) => ({ login, type: 'user' })),
    body,
    createdAt,
    bodyEditedAt: lastEditedAt,
    authorEditedAt: isOwnEdit ? lastEditedAt : null,
    thread: comments.nodes.map((comment) => ({
      author: comment.author,
      editor: comment.editor ?? null,
      body: comment.body ?? '',
      createdAt: comment.createdAt,
      editedAt: comment.lastEditedAt ?? null,
      url: comment.url ?? '',
    })),
    events: [],
    reviews: {
      asked: [],
      given: reviews.flatMap(({ submittedAt: at, author: by }) => (at === null ? [] : [{ by, at }])),
    },
  };
}

function isSame(a: Actor | null, b: Actor | null): boolean {
  return a !== null && a.type === b?.type && a.login.toLowerCase() === b.login.toLowerCase();
}

function commentsOf({ comments }: Answer): WeekItem['answers'] {
  return comments.nodes.map(({ author, createdAt }) => ({ by: author, at: createdAt }));
}

/** Since when somebody is asked says the last time that they were; where that is too far back, when the pull request was opened. */
function askedOf({ reviewRequests, asked, createdAt }: WholePullAnswer): WeekItem['asked'] {
  const since = (who: string): Instant =>
    asked.nodes.findLast(({ requestedReviewer }) => requestedReviewer === who)?.createdAt ?? createdAt;
  const names = (reviewRequests?.nodes ?? []).flatMap(({ requestedReviewer }) => requestedReviewer ?? []);
  return [...new Set(names)].map((who) => ({ who, sinceAt: since(who) }));
}
