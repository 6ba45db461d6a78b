import { declareRollupLabel } from '../../../core/rollup/publishing/label.js';
import type { Answer } from '../../../core/rollup/publishing/refresh.js';
import { planPages, type PagesPlan, type PageStep, type WrittenPage } from '../../../core/rollup/publishing/steps.js';
import type { StandingPage } from '../../../core/rollup/publishing/page.js';
import type { Instant } from '../../../core/snapshot.js';
import { en } from '../../../core/text/en.js';
import { wordsOf } from '../../../core/text/languages.js';
import type { Clock } from '../../clock.js';
import { FailureError } from '../../github/client/errors.js';
import type { Meter } from '../../meter.js';
import type { KnownRecord, KnownWeeks } from './known-weeks.js';
import { pageOfRecord, type Sight } from './sight.js';
import type { PageWriter } from './write-pages.js';

export interface SettleParts {
  readonly writer: PageWriter;
  readonly known: KnownWeeks;
  readonly clock: Clock;
  readonly meter: Meter;
}

/** What was done about the pages of a repository. */
export interface Settled {
  readonly changes: readonly PageStep[];
  /** The page that was created; null for none. */
  readonly created: StandingPage | null;
  /** Until when a creation has to wait; null where none does. */
  readonly later: Instant | null;
  readonly notes: readonly string[];
  readonly refusals: readonly string[];
}

type CreateStep = Extract<PageStep, { type: 'create-page' }>;

const NOTHING: Settled = { changes: [], created: null, later: null, notes: [], refusals: [] };

/**
 * Has the pages of a repository stand as they should: creates what is to be created, and then whatever follows from what stands.
 *
 * @throws FailureError where another try may succeed
 */
export async function settlePages(
  parts: SettleParts,
  sight: Sight,
  written: WrittenPage | null,
  answers: readonly Answer[],
): Promise<Settled> {
  const plan = planFor(sight, sight.pages, written, answers);
  const [first] = plan.steps;
  if (written === null || first?.type !== 'create-page') return carryOut(parts, sight, plan);
  const created = await create(parts, sight, written, first);
  if (created.created === null) return created;
  const after = await carryOut(parts, sight, planFor(sight, [...sight.pages, created.created], null, []));
  return { ...after, created: created.created, changes: [...created.changes, ...after.changes] };
}

function planFor(
  { config, reading: { otherPins } }: Sight,
  pages: readonly StandingPage[],
  written: WrittenPage | null,
  answers: readonly Answer[],
): PagesPlan {
  const rollup = config.rollup ?? { target: 'issue' as const, pin: false };
  return planPages({ rollup, pages, otherPins, written, answers }, wordsOf(config, en));
}

/** What was created is remembered before anything else is done: from then on no other is written in that week. */
async function create(
  { writer, known, clock, meter }: SettleParts,
  { ref, id, reading, config }: Sight,
  { week }: WrittenPage,
  step: CreateStep,
): Promise<Settled> {
  const { repository, categoryId, now } = reading;
  const label = declareRollupLabel(config, wordsOf(config, en));
  const place = { repositoryId: repository.id, categoryId, label, hasLabel: repository.hasLabel };
  try {
    const created = await writer.create(ref, step, place, now);
    if (created.kind === 'later') {
      await known.release(id, week);
      return { ...NOTHING, later: created.at, notes: ['page put off'] };
    }
    const record: KnownRecord = { week, how: 'written', at: clock.now(), page: created.page, isSettled: false };
    await known.remember(id, record);
    meter.changed(step.type);
    return { ...NOTHING, changes: [step], created: pageOfRecord(record) };
  } catch (error) {
    const reason = refusalOf(error, step.target);
    if (reason === null) throw error;
    await known.remember(id, { week, how: 'refused', at: clock.now(), page: null, isSettled: true });
    return { ...NOTHING, refusals: [reason] };
  }
}

/** A refusal of one step says nothing of the others. */
async function carryOut({ writer, meter }: SettleParts, { ref }: Sight, { steps, notes }: PagesPlan): Promise<Settled> {
  const made: PageStep[] = [];
  const told = [...notes];
  const refusals: string[] = [];
  for (const step of steps) {
    if (step.type === 'create-page') continue;
    try {
      await writer.carryOut(ref, step);
      meter.changed(step.type);
      made.push(step);
    } catch (error) {
      const isPin = step.type === 'pin-page' || step.type === 'unpin-page';
      const reason = isPin ? pinRefusalOf(error) : refusalOf(error, 'page' in step ? step.page.kind : 'issue');
      if (reason === null) throw error;
      // A page that was deleted or taken to another repository is nobody's fault.
      if (isPin || reason === 'not-found') told.push(`${step.type}: ${reason}`);
      else refusals.push(reason);
    }
  }
  return { ...NOTHING, changes: made, notes: told, refusals: [...new Set(refusals)] };
}

/** Why a step was refused for good; null for a failure that another try may mend. GraphQL does not name the permission. */
function refusalOf(error: unknown, kind: 'issue' | 'discussion'): string | null {
  if (!(error instanceof FailureError) || error.failure.kind !== 'give-up') return null;
  const { reason } = error.failure;
  return kind === 'discussion' && reason.startsWith('forbidden') ? 'missing-permission discussions=write' : reason;
}

/** Whatever GitHub says against a pin in an answer is no reason to fail: the page stands without. */
function pinRefusalOf(error: unknown): string | null {
  if (error instanceof FailureError && error.failure.reason === 'graphql-error') return 'refused';
  return refusalOf(error, 'issue');
}
