import { followDecision } from '../desired/following/follow.js';
import type { Config } from '../config/config.js';
import { calendarsOf } from '../decisions/calendars.js';
import { NO_FACTS } from '../decisions/facts.js';
import { isWithoutReminders, updateTermsOf } from '../reminders/items.js';
import { updatesIn } from '../reminders/readings.js';
import { conversationOf } from '../response/wait.js';
import type { Snapshot } from '../snapshot.js';
import { dueOf } from '../status/due.js';
import { saidIn, standingOf } from '../status/standing.js';
import { isTracked } from '../status/tracked.js';
import { en } from '../text/en.js';
import { evaluate } from '../verdict/evaluate.js';
import { questionsIn } from './asked-by-name.js';
import { dayNamedBy } from './day-named.js';
import type { DecisionFact, Matter, ProjectFact, QuestionWait } from './facts.js';
import { ownCommentsIn, type OwnComment } from './told.js';
import type { Period } from './week.js';

/** What the thread of one issue tells: of a decision, of a project, or of both or neither, and who is asked something in it. */
export interface ThreadFacts {
  readonly decision: DecisionFact | null;
  readonly project: ProjectFact | null;
  readonly questions: readonly QuestionWait[];
  readonly own: readonly OwnComment[];
}

/** Returns what the thread of an issue tells. Its configuration has to be valid; otherwise it tells nothing. */
export function readThreadFacts(snapshot: Snapshot, url: string, period: Period): ThreadFacts {
  const { number, title } = snapshot.item;
  const { owner, name } = snapshot.repository;
  const matter = { repository: `${owner}/${name}`, number, title, url };
  const { config } = snapshot;
  return {
    decision: decisionIn(snapshot, matter),
    project: projectIn(snapshot, matter, period),
    own: ownCommentsIn(snapshot.thread, snapshot.me, period),
    questions: config.status === 'valid' ? questionsIn(conversationOf(snapshot), config.config, matter) : [],
  };
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

/** In the working time of whoever is to write it, as the reminders have it. */
function silenceIn(snapshot: Snapshot, config: Config): Pick<ProjectFact, 'owes'> & { readonly periodsSilent: number } {
  const terms = updateTermsOf(snapshot, config);
  if (terms === null || isWithoutReminders(snapshot, config)) return { owes: null, periodsSilent: 0 };
  const calendar = calendarsOf(config.people, snapshot.times ?? NO_FACTS, snapshot.thread).of(terms.owner);
  const rhythm = { cadence: terms.cadence, day: config.status.day, at: config.status.at };
  const due = dueOf({ since: terms.since, isOpen: true }, terms.updates, rhythm, calendar, snapshot.now);
  const sinceAt = due?.overdueSince ?? null;
  return {
    owes: sinceAt === null ? null : { who: terms.owner, sinceAt },
    periodsSilent: due?.periodsSilent ?? 0,
  };
}

function projectIn(snapshot: Snapshot, matter: Matter, { fromAt }: Period): ProjectFact | null {
  const { config, item } = snapshot;
  if (config.status !== 'valid' || item.state !== 'open' || !isTracked(config.config, item)) return null;
  const readings = updatesIn(snapshot);
  const standing = standingOf(readings);
  const { owes, periodsSilent } = silenceIn(snapshot, config.config);
  const before = standingOf(readings.filter((reading) => saidIn(reading).at < fromAt));
  return {
    matter,
    owner: (item.assignees[0] ?? item.author)?.login ?? null,
    health: standing.health,
    healthBefore: before.updatedAt === null ? null : before.health,
    owes,
    headline: standing.headline,
    updatedAt: standing.updatedAt,
    blockers: standing.blockers,
    signs: { day: dayNamedBy(config.config, item), periodsSilent, oldAfter: config.config.status.old_after },
  };
}
