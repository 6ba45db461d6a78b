import { calendarsOf } from '../../decisions/calendars.js';
import { NO_FACTS } from '../../decisions/facts.js';
import { expectationOf, loginOf, type Expectation } from '../../response/expectation.js';
import { conversationOf } from '../../response/wait.js';
import { waitsIn } from '../../response/waits.js';
import type { Snapshot } from '../../snapshot.js';
import type { Verdict } from '../../verdict/verdict.js';

/** Who is waited for on an item, and by when each can be expected to answer. */
export interface ExpectedAnswers {
  /** What was asked first comes first; never empty. */
  readonly expectations: readonly Expectation[];
  /** Of the team. */
  readonly zone: string;
}

/**
 * Returns what answers are expected on an item; null for none, where nobody asks for windows of answers, on what is passed over, and
 * where it is not known who is away.
 *
 * It is reckoned from when people were asked, so that what is said of it stands until somebody asks, answers or changes their hours.
 */
export function expectedAnswers(snapshot: Snapshot, verdict: Verdict | null): ExpectedAnswers | null {
  const { config: state, me, thread } = snapshot;
  const isPassedOver = verdict === null || (verdict.skip !== null && verdict.skip !== 'no-template');
  if (isPassedOver || state.status !== 'valid' || state.config.response === null) return null;
  const { people, response } = state.config;
  const waits = waitsIn(conversationOf(snapshot), state.config, me);
  if (waits.length === 0) return null;
  const calendars = calendarsOf(people, snapshot.times ?? NO_FACTS, thread);
  if (!calendars.isWhole) return null;
  const expectations = waits
    .map((wait) => expectationOf(wait, response, calendars.of(loginOf(wait))))
    .filter(({ opensAt, dueAt }) => opensAt !== null && dueAt !== null);
  return expectations.length === 0 ? null : { expectations, zone: calendars.of(null).zone };
}
