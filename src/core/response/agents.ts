import type { Config } from '../config/config.js';
import type { Actor } from '../snapshot.js';
import { foldLogin } from '../time/login.js';
import type { Conversation } from './wait.js';

/**
 * Returns a conversation in which agents are the machines that they are, whatever kind of account they have: they are waited for with
 * nothing, and nobody is made to wait for by them.
 */
export function withAgentsAsBots(conversation: Conversation, { agents }: Config['scope']): Conversation {
  const logins = new Set(agents.map(foldLogin));
  if (logins.size === 0) return conversation;
  const seen = <Who extends Actor | null>(actor: Who): Who =>
    actor !== null && logins.has(foldLogin(actor.login)) ? { ...actor, type: 'bot' } : actor;
  const { author, assignees, thread, reviews } = conversation;
  return {
    ...conversation,
    author: seen(author),
    assignees: assignees.map(seen),
    thread: thread.map((comment) => ({ ...comment, author: seen(comment.author), editor: seen(comment.editor) })),
    reviews: reviews && {
      asked: reviews.asked.map((request) => ({
        ...request,
        kind: request.kind === 'user' && logins.has(foldLogin(request.who)) ? 'bot' : request.kind,
        by: seen(request.by),
      })),
      given: reviews.given.map((review) => ({ ...review, by: seen(review.by) })),
    },
  };
}
