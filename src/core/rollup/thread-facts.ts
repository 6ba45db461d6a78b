import { followDecision } from '../desired/following/follow.js';
import { isSticky } from '../desired/comment/sticky.js';
import type { Snapshot } from '../snapshot.js';
import { readUpdate } from '../status/read-update.js';
import { saidIn, standingOf } from '../status/standing.js';
import { isTracked } from '../status/tracked.js';
import { STATUS_TEMPLATE, statusForm } from '../status/sections.js';
import type { StatusReading } from '../status/update.js';
import { en } from '../text/en.js';
import { evaluate } from '../verdict/evaluate.js';
import type { DecisionFact, Matter, ProjectFact } from './facts.js';
import type { Period } from './week.js';

/** What the thread of one issue tells: of a decision, of a project, or of both or neither. */
export interface ThreadFacts {
  readonly decision: DecisionFact | null;
  readonly project: ProjectFact | null;
}

/** Returns what the thread of an issue tells. Its configuration has to be valid; otherwise it tells nothing. */
export function readThreadFacts(snapshot: Snapshot, url: string, period: Period): ThreadFacts {
  const { number, title } = snapshot.item;
  const { owner, name } = snapshot.repository;
  const matter = { repository: `${owner}/${name}`, number, title, url };
  return { decision: decisionIn(snapshot, matter), project: projectIn(snapshot, matter, period) };
}

function decisionIn(snapshot: Snapshot, matter: Matter): DecisionFact | null {
  const { config, item } = snapshot;
  if (config.status !== 'valid') return null;
  const found = followDecision(snapshot, evaluate(config.config, item, en))?.decision;
  if (found === undefined) return null;
  const { state, door, option, owner, window, outcome, concerns, proposed, revisitAt, next } = found;
  const isOpen = state === 'proposed' || state === 'final-call' || state === 'blocked' || state === 'stalled';
  return {
    matter,
    state,
    door,
    option,
    owner,
    author: item.author?.login ?? null,
    openedAt: item.createdAt,
    proposedAt: proposed?.at ?? null,
    closesAt: isOpen ? (window?.endsAt ?? null) : null,
    openConcerns: concerns.filter(({ resolved }) => resolved === null).length,
    outcome: outcome && { at: outcome.at, how: outcome.how, by: outcome.by, option: outcome.option },
    revisitAt,
    next,
  };
}

function projectIn(snapshot: Snapshot, matter: Matter, { fromAt }: Period): ProjectFact | null {
  const { config, item } = snapshot;
  if (config.status !== 'valid' || item.state !== 'open' || !isTracked(config.config, item)) return null;
  const readings = readingsOf(snapshot, matter);
  const standing = standingOf(readings);
  const before = standingOf(readings.filter((reading) => saidIn(reading).at < fromAt));
  return {
    matter,
    owner: (item.assignees[0] ?? item.author)?.login ?? null,
    health: standing.health,
    healthBefore: before.updatedAt === null ? null : before.health,
    headline: standing.headline,
    updatedAt: standing.updatedAt,
    blockers: standing.blockers,
  };
}

/** For a project speak whoever opened it and whoever it is assigned to. */
function readingsOf({ config, item, thread, me }: Snapshot, matter: Matter): readonly StatusReading[] {
  if (config.status !== 'valid') return [];
  const template = config.config.templates.find(({ name }) => name === STATUS_TEMPLATE);
  const form = statusForm(template);
  const speakers = [item.author, ...item.assignees].flatMap((actor) =>
    actor === null ? [] : [actor.login.toLowerCase()],
  );
  const said = [
    { body: item.body, at: item.bodyEditedAt ?? item.createdAt, author: item.author, url: matter.url },
    ...thread
      .filter(({ author }) => author !== null && speakers.includes(author.login.toLowerCase()))
      .filter((comment) => !isSticky(comment, me))
      .map(({ body, createdAt, author, url }) => ({ body, at: createdAt, author, url })),
  ];
  return said.flatMap(({ body, at, author, url }) => readUpdate(body, at, author?.login ?? null, url, form) ?? []);
}
