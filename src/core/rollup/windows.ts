import type { ResponseOptions } from '../config/config.js';
import type { Calendars } from '../decisions/calendars.js';
import { expectationOf } from '../response/expectation.js';
import type { Instant } from '../snapshot.js';
import type { QuestionWait, ReviewWait, WeekFacts } from './facts.js';

/** What somebody is waited for, before it is known until when. */
export type Waits = Pick<WeekFacts, 'reviews' | 'questions'>;

/**
 * Returns what is waited for with the end of each window, in the time of whoever is asked. Where nobody asks for windows, or it is not
 * known who is away, none has an end.
 */
export function withWindows(
  { reviews, questions }: Waits,
  response: ResponseOptions | null,
  { isWhole, of }: Calendars,
): Waits {
  if (response === null || !isWhole) return { reviews, questions };
  const dueAt = (kind: 'review' | 'question', who: string, fromAt: Instant): Instant | null => {
    const isTeam = who.includes('/');
    const wait = { kind, who, isTeam, asker: null, sinceAt: fromAt, fromAt, url: '' };
    return expectationOf(wait, response, of(isTeam ? null : who)).dueAt;
  };
  return {
    reviews: reviews.map((wait): ReviewWait => ({
      ...wait,
      asked: wait.asked.map((one) => ({ ...one, dueAt: dueAt('review', one.who, one.sinceAt) })),
    })),
    questions: questions.map((wait): QuestionWait => ({ ...wait, dueAt: dueAt('question', wait.who, wait.fromAt) })),
  };
}
