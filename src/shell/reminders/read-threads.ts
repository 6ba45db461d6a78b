import type { Config } from '../../core/config/config.js';
import type { Read } from '../../core/reminders/items.js';
import type { Identity, RepositoryFacts } from '../../core/snapshot.js';
import type { RepositoryRef } from '../../core/subject.js';
import type { Clock } from '../clock.js';
import { MissingScopeError, type Ask } from '../github/client/ask.js';
import { FailureError } from '../github/client/errors.js';
import { foldEvents, foldItem, foldThread, type Spell } from '../github/reading/fold-item.js';
import { foldReviews } from '../github/reading/fold-reviews.js';
import { readAllComments, readEnoughLabelling } from '../github/reading/pages.js';
import { threadsAnswer, type StoryAnswer } from './answers.js';
import { THREADS_AT_ONCE, threadsQuery } from './queries.js';

export interface ThreadsReader {
  readonly ask: Ask;
  readonly me: Identity;
  readonly clock: Clock;
  readonly repository: RepositoryFacts;
  readonly config: Config;
  readonly spell: Spell;
}

/** Returns items with their threads, ten to a request. A thread of more than a hundred comments takes requests of its own. */
export async function readThreads(
  reader: ThreadsReader,
  ref: RepositoryRef,
  numbers: readonly number[],
): Promise<readonly Read[]> {
  const issueTypes = reader.config.templates.some(({ match }) => (match?.types.length ?? 0) > 0);
  const found: Read[] = [];
  let teams = true;
  for (let start = 0; start < numbers.length; start += THREADS_AT_ONCE) {
    const batch = numbers.slice(start, start + THREADS_AT_ONCE);
    const variables = Object.fromEntries(batch.map((number, index) => [`n${index}`, number]));
    const askFor = (asked: boolean) =>
      reader.ask(ref, threadsQuery({ count: batch.length, issueTypes, teams: asked }), variables, threadsAnswer);
    const answer = await askFor(teams).catch((error: unknown) => {
      if (!(error instanceof FailureError) || !(error.cause instanceof MissingScopeError)) throw error;
      teams = false;
      return askFor(false);
    });
    for (const story of Object.values(answer.repository)) {
      if (story !== null) found.push(await foldStory(reader, ref, story));
    }
  }
  return found;
}

async function foldStory(reader: ThreadsReader, ref: RepositoryRef, story: StoryAnswer): Promise<Read> {
  const { ask, config, me, clock, repository, spell } = reader;
  const subject = { ...ref, kind: 'item', number: story.number } as const;
  const comments = await readAllComments(ask, subject, story.comments);
  const labelling = await readEnoughLabelling(ask, subject, story);
  return {
    now: clock.now(),
    me,
    repository,
    item: foldItem(story.number, story, [], spell),
    thread: foldThread(comments),
    events: foldEvents(labelling, [...story.deletions.nodes, ...story.marks.nodes], spell),
    config: { status: 'valid', config, since: null, changedAt: null },
    reviews: story.__typename === 'PullRequest' ? foldReviews(story, story.createdAt) : null,
  };
}
