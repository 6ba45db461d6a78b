import type { Followers } from '../core/plan/followers.js';
import { planCommit } from '../core/plan/plan-commit.js';
import { planItem } from '../core/plan/plan-item.js';
import { planRepository } from '../core/plan/plan-repository.js';
import type { Change } from '../core/plan/change.js';
import type { Instant } from '../core/snapshot.js';
import { formatSubjectKey } from '../core/subject.js';
import type { ErrandKind, ErrandSubject, ItemSubject, Subject } from '../core/subject.js';
import { isErrand } from '../core/subject.js';
import type { Words } from '../core/text/en.js';
import type { Clock } from './clock.js';
import { FailureError } from './github/client/errors.js';
import type { WriteMemory } from './github/writing/memory.js';
import type { Reader } from './github/reading/reader.js';
import type { Writer, Writing } from './github/writing/writer.js';
import type { Log } from './log.js';
import type { Meter } from './meter.js';
import { isExpected, isOlder, lookAgain, mayLookAgain, outcomeOf, outcomeOfTimes, report } from './outcomes.js';
import type { AddOptions, Outcome, Run, Work } from './queue/queue.js';

/** What a plan touches is read anew after so long: another read, made at once, could be older than the one that was planned from. */
const TOUCH_WAIT_MS = 3_000;

const STALE_NOTE = 'reads still trail the event; planned from what they show';

export interface ReconcileOptions {
  readonly reader: Reader;
  readonly writer: Writer;
  readonly memory: WriteMemory;
  readonly words: Words;
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: Meter;
  /** Called with other subjects that a plan concerns. Resolves once the queue holds them. */
  readonly touch: (subject: Subject, options: Pick<AddOptions, 'at' | 'priority'>) => Promise<unknown>;
}

/** What any plan comes to. */
interface Plan {
  readonly changes: readonly Change[];
  readonly touch: readonly number[];
  readonly errands?: readonly ErrandKind[];
  readonly again: Instant | null;
  readonly notes: readonly string[];
}

/** What is compared with what should stand: all that is no errand. */
type Standing = Exclude<Subject, ErrandSubject>;

type StandingRun = Run & { readonly subject: Standing };

/** Returns the work of one run: read, plan, write, and say how it ended. Errands are done by whoever does them. */
export function createReconcile(options: ReconcileOptions, errands: Work): Work {
  return async (run) => {
    if (!isStanding(run)) return errands(run);
    const start = options.clock.now();
    let plan: Plan | null = null;
    let outcome: Outcome;
    try {
      plan = await readAndPlan(options, run);
      if (plan === null) outcome = lookAgain(options.clock, run);
      else {
        const writing = await carryOut(options, run, plan);
        plan = { ...plan, notes: [...plan.notes, ...writing.notes] };
        outcome = outcomeOfTimes([plan.again, writing.again], writing.refusals);
      }
    } catch (error) {
      outcome = outcomeOf(error, options.clock, run, plan === null);
      if (!isExpected(error))
        options.log.error(
          { key: formatSubjectKey(run.subject), err: error instanceof FailureError ? error.cause : error },
          'reconcile threw',
        );
    }
    report(
      options,
      run,
      { changes: plan?.changes ?? [], notes: plan?.notes ?? [] },
      outcome,
      options.clock.now() - start,
    );
    return outcome;
  };
}

function isStanding(run: Run): run is StandingRun {
  return !isErrand(run.subject);
}

/**
 * Writes once the queue holds what the plan touches: after a write whose answer was lost, or a kill, the next plan finds nothing
 * left to change, and would touch nothing.
 */
async function carryOut(options: ReconcileOptions, run: StandingRun, plan: Plan): Promise<Writing> {
  const { subject, causes, isBackground } = run;
  const key = formatSubjectKey(subject);
  const priority = isBackground ? 'background' : 'live';
  // What is seen of an issue there is written by this very run; what a configuration leads to stands already.
  const wait = subject.kind === 'item' ? { at: options.clock.now() + TOUCH_WAIT_MS } : {};
  const touched = [
    ...plan.touch.map((number): Subject => ({ ...refOf(subject), kind: 'item', number })),
    ...(plan.errands ?? []).map((kind): Subject => ({ ...refOf(subject), kind })),
  ];
  await Promise.all(touched.map((other) => options.touch(other, { ...wait, priority })));
  return options.writer.write(subject, plan.changes, (change) =>
    options.log.info({ key, deliveries: causes, change }, 'wrote'),
  );
}

/** Returns the plan; null where the read is older than what led to the run, and a newer one can be waited for. */
async function readAndPlan(options: ReconcileOptions, run: StandingRun): Promise<Plan | null> {
  const { reader, memory, words } = options;
  const { subject } = run;
  const key = formatSubjectKey(subject);
  switch (subject.kind) {
    case 'item': {
      const repositoryKey = formatSubjectKey({ ...refOf(subject), kind: 'repository' });
      const [reading] = await Promise.all([reader.readItem(subject), memory.recall(key, repositoryKey)]);
      const isStale = isOlder(reading.updatedAt, run);
      if (isStale && mayLookAgain(run)) return null;
      const plan = planItem(memory.overlayItem(key, repositoryKey, reading), words);
      const { touch, notes } = await readFollowers(reader, subject, plan, run.isBackground);
      const others = plan.changes.length > 0 || run.isBackground ? plan.superseders : [];
      return {
        ...plan,
        touch: [...new Set([...touch, ...others])],
        notes: [...plan.notes, ...(isStale ? [STALE_NOTE] : []), ...notes],
      };
    }
    case 'repository': {
      const [reading] = await Promise.all([reader.readRepository(subject), memory.recall(key)]);
      return { again: null, ...planRepository(memory.overlayRepository(key, reading), words) };
    }
    case 'commit': {
      const [reading] = await Promise.all([reader.readCommit(subject), memory.recall(key)]);
      return { again: null, ...planCommit(memory.overlayCommit(key, reading), words) };
    }
    default:
      return subject satisfies never;
  }
}

/**
 * Returns the pull requests that are to be planned because of a plan for an issue. A sweep finds an issue whose event, or whose process,
 * was lost: nobody may have told of it.
 */
function readFollowers(reader: Reader, subject: ItemSubject, plan: Followers, isBackground: boolean): Promise<Touched> {
  const needsClosers = plan.touchesClosers || (plan.concernsClosers && isBackground);
  const needsImplementers = plan.touchesImplementers || (plan.concernsImplementers && isBackground);
  const isKnown = !needsImplementers || plan.implementers !== null;
  if (needsClosers || !isKnown) return readClosers(reader, subject);
  return Promise.resolve({ touch: needsImplementers ? (plan.implementers ?? []) : [], notes: [] });
}

interface Touched {
  readonly touch: readonly number[];
  readonly notes: readonly string[];
}

/** What GitHub will never tell, as an older server does not, must not keep an issue from what is its own. */
async function readClosers(reader: Reader, subject: ItemSubject): Promise<Touched> {
  try {
    return { touch: await reader.readClosers(subject), notes: [] };
  } catch (error) {
    if (!(error instanceof FailureError) || error.failure.kind !== 'give-up') throw error;
    return { touch: [], notes: [`its pull requests are not known: ${error.failure.reason}`] };
  }
}

function refOf({ installation, owner, repo }: Subject) {
  return { installation, owner, repo };
}
