import type { Config } from '../config/config.js';
import type { Identity } from '../snapshot.js';
import { withAgentsAsBots } from './agents.js';
import { knownPeople } from './known.js';
import { openQuestions } from './questions.js';
import { openReviews } from './reviews.js';
import type { Conversation, Wait } from './wait.js';

type Terms = Pick<Config, 'people' | 'decisions' | 'scope'>;

/** Returns who is waited for in a conversation, and for what; what was asked first comes first. */
export function waitsIn(conversation: Conversation, config: Terms, me: Identity): readonly Wait[] {
  const reviews = openReviews(withAgentsAsBots(conversation, config.scope));
  return [...reviews, ...questionsAsked(conversation, config, me)].toSorted((a, b) => a.sinceAt - b.sinceAt);
}

/**
 * Returns the questions of a conversation that wait for an answer, in order.
 *
 * @param me who we are, whom nobody asks; null where that does not matter
 */
export function questionsAsked(conversation: Conversation, config: Terms, me: Identity | null): readonly Wait[] {
  const seen = withAgentsAsBots(conversation, config.scope);
  return openQuestions(seen, knownPeople(config, seen, me));
}
