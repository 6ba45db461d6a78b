import { BEFORE_FRIDAY, openDecision, us } from '../../shell/long-weekend.js';
import type { LongWeekend } from '../../shell/long-weekend.js';
import { raiseStage } from '../../shell/simulated-stage.js';
import type { FakeGitHub } from '../../github/index.js';

/** The decision of `test/shell/decisions.test.ts`, for people to look at. */
export interface Weekend extends LongWeekend {
  readonly github: FakeGitHub;
  /** The moment on the simulated clock, in milliseconds since 1970. */
  readonly now: () => number;
  /** Lets time pass until a moment, which must be one to come. */
  readonly passUntil: (moment: number) => Promise<void>;
  /** Resolves once the app has answered all that happened. */
  readonly rest: () => Promise<void>;
  /** Notifications that the app caused so far. */
  readonly notified: () => number;
  stop(): Promise<void>;
}

export async function startWeekend(): Promise<Weekend> {
  const stage = await raiseStage({ startsAt: BEFORE_FRIDAY });
  try {
    const decision = await openDecision(stage);
    return {
      ...decision,
      github: stage.github,
      now: () => stage.clock.now(),
      async passUntil(moment) {
        if (moment < stage.clock.now()) throw new Error(`${new Date(moment).toISOString()} has passed`);
        await stage.pass(moment - stage.clock.now());
      },
      rest: () => stage.rest(),
      notified: () => decision.repo.notifications().filter(({ actor }) => actor === us).length,
      stop: () => stage.strike(),
    };
  } catch (error) {
    await stage.strike();
    throw error;
  }
}
