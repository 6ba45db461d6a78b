import type { Config } from '../config/config.js';
import type { Identity } from '../snapshot.js';
import { knownPeople } from './known.js';
import { openQuestions } from './questions.js';
import { openReviews } from './reviews.js';
import type { Conversation, Wait } from './wait.js';

/** Returns who is waited for in a conversation, and for what; what was asked first comes first. */
export function waitsIn(
  conversation: Conversation,
  config: Pick<Config, 'people' | 'decisions' | 'scope'>,
  me: Identity,
): readonly Wait[] {
  const questions = openQuestions(conversation, knownPeople(config, conversation, me));
  return [...openReviews(conversation), ...questions].toSorted((a, b) => a.sinceAt - b.sinceAt);
}
