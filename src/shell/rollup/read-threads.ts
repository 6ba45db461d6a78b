import type { Config, ConfigState } from '../../core/config/config.js';
import { NO_NEED, type FactsNeed } from '../../core/decisions/facts.js';
import { needsOf } from '../../core/desired/following/needs.js';
import { readThreadFacts, type ThreadFacts } from '../../core/rollup/thread-facts.js';
import type { Period } from '../../core/rollup/week.js';
import type { Identity, Snapshot } from '../../core/snapshot.js';
import { isTracked } from '../../core/status/tracked.js';
import type { RepositoryRef } from '../../core/subject.js';
import type { Clock } from '../clock.js';
import type { Ask } from '../github/client/ask.js';
import { foldEvents, foldItem, foldThread, spellerOf } from '../github/reading/fold-item.js';
import { readAllComments, readEnoughLabelling } from '../github/reading/pages.js';
import type { ReadFacts } from '../github/reading/facts/read-facts.js';
import { threadsAnswer, type StoryAnswer } from './answers.js';
import { THREADS_AT_ONCE, threadsQuery } from './queries.js';

export interface ThreadReader {
  readonly ask: Ask;
  readonly readFacts: ReadFacts;
  readonly me: Identity;
  readonly clock: Clock;
  readonly config: Config;
  readonly period: Period;
}

/**
 * Yields what the threads of issues tell, ten to a request. A thread of more than a hundred comments, and whoever's role is not known
 * yet, take requests of their own. Threads are forgotten as soon as they are read.
 */
export async function* readThreads(
  reader: ThreadReader,
  ref: RepositoryRef,
  numbers: readonly number[],
): AsyncGenerator<ThreadFacts> {
  const issueTypes = reader.config.templates.some(({ match }) => (match?.types.length ?? 0) > 0);
  for (let start = 0; start < numbers.length; start += THREADS_AT_ONCE) {
    const batch = numbers.slice(start, start + THREADS_AT_ONCE);
    const variables = Object.fromEntries(batch.map((number, index) => [`n${index}`, number]));
    const answer = await reader.ask(ref, threadsQuery(batch.length, issueTypes), variables, threadsAnswer);
    for (const story of Object.values(answer.repository)) {
      if (story !== null) yield await readThread(reader, ref, story);
    }
  }
}

/** When those work who owe updates. Read for one item, it is known for all. */
function timesNeed({ people }: Config): FactsNeed {
  const countries = [people, ...Object.values(people.members)].flatMap(({ country }) => country ?? []);
  return { ...NO_NEED, countries: [...new Set(countries)], people: people.issue };
}

async function readThread(reader: ThreadReader, ref: RepositoryRef, story: StoryAnswer): Promise<ThreadFacts> {
  const { ask, config, me, clock, period } = reader;
  const spell = spellerOf(config.labels);
  const subject = { ...ref, kind: 'item', number: story.number } as const;
  const comments = await readAllComments(ask, subject, story.comments);
  const labelling = await readEnoughLabelling(ask, subject, story);
  const state: ConfigState = { status: 'valid', config, since: null, changedAt: null };
  const sight: Snapshot = {
    now: clock.now(),
    me,
    repository: { owner: ref.owner, name: ref.repo, isArchived: false, ownLabels: [] },
    item: foldItem(story.number, story, [], spell),
    head: null,
    thread: foldThread(comments),
    events: foldEvents(labelling, [...story.deletions.nodes, ...story.marks.nodes], spell),
    config: state,
    decision: null,
    namedBy: null,
    reviews: null,
    times: null,
    record: null,
  };
  const need = needsOf(sight);
  // Where a decision is kept is on no page.
  const decision = need === null ? null : await reader.readFacts(subject, { ...need, record: null });
  const times = isTracked(config, sight.item) ? await reader.readFacts(subject, timesNeed(config)) : null;
  return readThreadFacts({ ...sight, decision, times }, story.url, period);
}
