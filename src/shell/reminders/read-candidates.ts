import type { Config } from '../../core/config/config.js';
import { isAskedFor } from '../../core/reminders/items.js';
import type { Candidate, Instant } from '../../core/snapshot.js';
import { CADENCE_LABELS } from '../../core/status/tracked.js';
import { STATUS_TEMPLATE } from '../../core/status/sections.js';
import type { RepositoryRef } from '../../core/subject.js';
import { skipReason } from '../../core/templates/scope.js';
import type { Ask } from '../github/client/ask.js';
import type { Spell } from '../github/reading/fold-item.js';
import { candidatesAnswer, type CandidatesAnswer, type IssueGlance, type PullGlance } from './answers.js';
import { candidatesQuery } from './queries.js';

const DAY = 24 * 60 * 60_000;

/** So many threads are read in one look. */
const MOST_THREADS = 60;

/** What nobody touched for so long asks nobody. */
const ASKED_WITHIN = 60 * DAY;

/** The items whose threads are to be read, and whether there were more than one look reads. */
export interface Candidates {
  readonly numbers: readonly number[];
  readonly isCut: boolean;
}

/**
 * Returns the open items that somebody may be reminded of, by one request: issues whose updates are asked for; then, where answers are
 * waited for, pull requests with requests for review and whatever may hold a question, as it changed last.
 *
 * Of tracked issues that are too many, each look takes others.
 */
export async function readCandidates(
  ask: Ask,
  ref: RepositoryRef,
  config: Config,
  spell: Spell,
  now: Instant,
): Promise<Candidates> {
  const { status, response, templates } = config;
  const match = templates.find(({ name }) => name === STATUS_TEMPLATE)?.match ?? null;
  const isAll = status.ask === 'all';
  const labels = [...CADENCE_LABELS, ...(isAll ? (match?.labels ?? []) : [])];
  const query = {
    tracked: status.ask !== 'none',
    named: isAll && match !== null && match.title.length + match.types.length + match.forms.length > 0,
    waits: response?.remind === true,
    issueTypes: templates.some((template) => (template.match?.types.length ?? 0) > 0),
  };
  const variables = query.tracked ? { labels } : {};
  const { repository } = await ask(ref, candidatesQuery(query), variables, candidatesAnswer);
  const mayHear = (item: Candidate): boolean =>
    skipReason(config, item) === null && !item.labels.some((label) => isSame(label, config.other_labels.no_nag));
  const tracked = [...(repository.tracked?.nodes ?? []), ...(repository.named?.nodes ?? [])]
    .filter((issue) => isAskedFor(config, candidateOf(issue, spell)) && mayHear(candidateOf(issue, spell)))
    .map(({ number }) => number);
  const all = [
    ...new Set(inTurn(tracked, now)),
    ...waiting(repository, now, (item) => mayHear(candidateOf(item, spell))),
  ];
  const numbers = [...new Set(all)];
  const isMore = [repository.tracked, repository.named].some((list) => list?.pageInfo.hasNextPage === true);
  return { numbers: numbers.slice(0, MOST_THREADS), isCut: isMore || numbers.length > MOST_THREADS };
}

/** Begins each day with others where there are more than one look reads. */
function inTurn(numbers: readonly number[], now: Instant): readonly number[] {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  if (sorted.length <= MOST_THREADS) return sorted;
  const start = (Math.floor(now / DAY) * MOST_THREADS) % sorted.length;
  return [...sorted.slice(start), ...sorted.slice(0, start)];
}

/** Reviews before questions: of those it is known that there are some. */
function waiting(
  { issues, pulls }: CandidatesAnswer,
  now: Instant,
  mayHear: (item: IssueGlance | PullGlance) => boolean,
): readonly number[] {
  const open = [...(issues?.nodes ?? []), ...(pulls?.nodes.filter(({ isDraft }) => !isDraft) ?? [])]
    .filter((item) => item.updatedAt > now - ASKED_WITHIN && mayHear(item))
    .toSorted((a, b) => b.updatedAt - a.updatedAt);
  const isReviewed = (item: IssueGlance | PullGlance): boolean =>
    'reviewRequests' in item && (item.reviewRequests?.totalCount ?? 0) > 0;
  const mayAsk = ({ body, comments }: IssueGlance): boolean => comments.totalCount > 0 || body.includes('@');
  return [...open.filter(isReviewed), ...open.filter((item) => !isReviewed(item) && mayAsk(item))].map(
    ({ number }) => number,
  );
}

function candidateOf(glance: IssueGlance | PullGlance, spell: Spell): Candidate {
  return {
    kind: 'baseRefName' in glance ? 'pull_request' : 'issue',
    title: glance.title,
    body: glance.body,
    labels: glance.labels.nodes.map(({ name }) => spell(name)),
    author: glance.author,
    association: glance.authorAssociation,
    issueType: 'issueType' in glance ? (glance.issueType?.name ?? null) : null,
    state: 'open',
    closedAs: null,
    pull:
      'baseRefName' in glance ? { isDraft: glance.isDraft, base: glance.baseRefName, paths: [], linked: null } : null,
    createdAt: glance.createdAt,
  };
}

function isSame(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
