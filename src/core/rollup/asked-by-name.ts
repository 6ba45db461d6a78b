import type { Config } from '../config/config.js';
import type { Conversation } from '../response/wait.js';
import { questionsAsked } from '../response/waits.js';
import type { Matter, QuestionWait } from './facts.js';

/** Returns the questions of a conversation that wait for an answer; none where the configuration asks for no windows. */
export function questionsIn(conversation: Conversation, config: Config, matter: Matter): readonly QuestionWait[] {
  if (config.response === null) return [];
  return questionsAsked(conversation, config, null).map(({ who, sinceAt, fromAt }): QuestionWait => ({
    matter,
    who,
    sinceAt,
    fromAt,
    dueAt: null,
  }));
}
