import type { WeekItem } from '../../core/rollup/tally.js';
import type { Instant } from '../../core/snapshot.js';
import { closedAsOfIssue, type Spell } from '../github/reading/fold-item.js';
import type { WholeIssueAnswer, WholePullAnswer } from './answers.js';

type Answer = WholeIssueAnswer | WholePullAnswer;

/** Returns an item of a list. Which issues a pull request belongs to is not known here. */
export function foldWeekItem(answer: Answer, spell: Spell): WeekItem {
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
