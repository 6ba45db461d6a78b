import { NO_NEED } from '../../../core/decisions/facts.js';
import { dueAt, nextDue, scheduleOf } from '../../../core/rollup/publishing/due.js';
import type { WeekEnd } from '../../../core/rollup/publishing/need.js';
import { currentPage } from '../../../core/rollup/publishing/page.js';
import { answersTo, askingOn, type Answer } from '../../../core/rollup/publishing/refresh.js';
import type { PageStep, WrittenPage } from '../../../core/rollup/publishing/steps.js';
import type { Lateness } from '../../../core/rollup/markdown.js';
import { readSlackLedger } from '../../../core/rollup/slack/ledger.js';
import { formatWeek, parseWeek } from '../../../core/rollup/week.js';
import type { Instant } from '../../../core/snapshot.js';
import type { RepositoryRef, Subject } from '../../../core/subject.js';
import type { Errand, RunErrand } from '../../errands.js';
import type { Reader } from '../../github/reading/reader.js';
import type { RollupReading } from '../../github/reading/rollup-pages.js';
import { isOlder, mayLookAgain } from '../../outcomes.js';
import type { Run } from '../../queue/queue.js';
import { composeWeek } from '../compose-week.js';
import type { WeeksReader } from '../read-weeks.js';
import { settlePages, type SettleParts } from './settle.js';
import { repositoryIdOf, sightOf, type Sight } from './sight.js';

const MINUTE_MS = 60_000;

/** A page that is written later than so much after it was due says so. */
const LATE_AFTER_MS = 2 * 60 * MINUTE_MS;

/** Somebody else is about to write it, or was and could not say what became of it. */
const CLAIMED_WAIT_MS = MINUTE_MS / 2;

/** By then reads show what another process wrote that knows nothing of this one. */
const CHECK_AFTER_MS = 2 * MINUTE_MS;

export interface PublishParts extends WeeksReader, SettleParts {
  readonly pages: Pick<Reader, 'readRollupPages'>;
}

const NOTHING: Errand = { changes: [], again: null, touch: [], notes: [], refusals: [] };

/**
 * Returns the errand that has a repository's weekly page stand as it should. A run that finds it so costs one read.
 *
 * A page is created after a look that does not show one, by whoever has that week to itself, and what was created is remembered. Whatever
 * ends in between is found by the next run; two that could not know of each other are put right by a look two minutes later.
 */
export function createWeekErrand(parts: PublishParts): RunErrand {
  return async (ref, run) => {
    const reading = await parts.pages.readRollupPages(ref);
    if (isBehind(reading, run)) return 'stale';
    const sight = await lookAt(parts, ref, reading);
    if (sight === null) return NOTHING;
    const again = nextDue(reading.now, sight.schedule);
    if (sight.config.rollup?.target === 'issue' && !reading.repository.hasIssues) {
      return { ...NOTHING, again, notes: ['issues are switched off'] };
    }
    if (sight.config.mode === 'observe') return { ...NOTHING, again, notes: await observe(parts, sight) };
    return { ...(await publish(parts, sight, again)), touch: channelOf(sight) };
  };
}

/** Somebody said something on a page that the read does not show yet. */
function isBehind({ pages }: RollupReading, run: Run): boolean {
  const updatedAt = Math.max(...pages.map((page) => page.updatedAt));
  return pages.length > 0 && isOlder(updatedAt, run) && mayLookAgain(run);
}

/** Returns what to go by; null where no page is asked for, or none can be written. */
async function lookAt(parts: PublishParts, ref: RepositoryRef, reading: RollupReading): Promise<Sight | null> {
  const { config, repository } = reading;
  const schedule = config.status === 'valid' ? scheduleOf(config.config) : null;
  if (config.status !== 'valid' || schedule === null || repository.isArchived) return null;
  const known = await parts.known.read(repositoryIdOf(ref, reading));
  return sightOf(ref, reading, config.config, schedule, known);
}

/** A channel is told of a page that stands, and is shown by a read. It remembers by itself what it was told. */
function channelOf({ ref, config, need, pages }: Sight): readonly Subject[] {
  const page = currentPage(pages);
  const slack = config.rollup?.slack ?? null;
  if (slack === null || need.state !== 'stands' || page === null) return [];
  const told = readSlackLedger(page.ledger);
  const isOther = told?.way === 'thread' && slack.channel !== null && told.channel !== slack.channel;
  return told === null || isOther ? [{ kind: 'channel', ...ref }] : [];
}

async function observe(parts: PublishParts, sight: Sight): Promise<readonly string[]> {
  if (sight.need.state !== 'missing') return [];
  await end(parts, sight, 'observed');
  return [`observing: the page of ${formatWeek(sight.need.week)} is not written`];
}

async function publish(parts: PublishParts, sight: Sight, next: Instant): Promise<Omit<Errand, 'touch'>> {
  const { need } = sight;
  if (need.state === 'passed') await end(parts, sight, 'passed');
  const answers = need.state === 'missing' ? [] : await answersOn(parts, sight);
  const draft = need.state === 'missing' ? await draftMissing(parts, sight) : await draftAnew(parts, sight, answers);
  if ('wait' in draft) return { ...NOTHING, again: Math.min(draft.wait, next), notes: [draft.note] };
  if ('refusal' in draft) return { ...NOTHING, again: next, refusals: [draft.refusal] };
  const settled = await settlePages(parts, draft.sight, draft.page, answers);
  const isSettled = !settled.changes.some(({ type }) => isLasting(type)) && settled.later === null;
  if (isSettled && (need.state === 'stands' || need.state === 'over')) await endSettled(parts, sight);
  const check = isSettled ? next : parts.clock.now() + CHECK_AFTER_MS;
  const { changes, notes, refusals, later } = settled;
  return { changes, notes, refusals, again: Math.min(next, check, later ?? next) };
}

/** What is written anew and what is answered leads to nothing else. */
function isLasting(type: PageStep['type']): boolean {
  return type !== 'edit-page' && type !== 'react';
}

/** What is to be written, and by what; or why nothing is. */
type Draft =
  | { readonly page: WrittenPage | null; readonly sight: Sight }
  | { readonly wait: Instant; readonly note: string }
  | { readonly refusal: string };

/** Everything is read before a claim is made, so that it is short; then it is looked once more whether somebody was faster. */
async function draftMissing(parts: PublishParts, sight: Sight): Promise<Draft> {
  const { ref, id, config, need, reading } = sight;
  const { known, clock } = parts;
  const week = formatWeek(need.week);
  if (config.rollup?.target === 'discussion' && reading.categoryId === null) {
    await end(parts, sight, 'refused');
    return { refusal: 'no such category of discussions' };
  }
  const waiting = (): Draft => ({ wait: clock.now() + CLAIMED_WAIT_MS, note: 'the page may be under way' });
  if (await known.isClaimed(id, week)) return waiting();
  const composed = await composeWeek(parts, ref, config, need.week, latenessOf(need.dueAt, clock.now()));
  if (composed === null) {
    await end(parts, sight, 'quiet');
    return { page: null, sight };
  }
  if (!(await known.claim(id, week))) return waiting();
  const now = await lookAt(parts, ref, await parts.pages.readRollupPages(ref));
  if (now?.need.state !== 'missing' || formatWeek(now.need.week) !== week) {
    await known.release(id, week);
    return { page: null, sight: now ?? sight };
  }
  return { page: { week, title: composed.title, text: composed.body }, sight: now };
}

/**
 * Writes the page anew where somebody may ask for that. Where nothing is left to say, it stays as it is. Reading a week takes a while, in
 * which a channel may have been told, so that the page is read once more: what is noted on it stays.
 */
async function draftAnew(parts: PublishParts, sight: Sight, answers: readonly Answer[]): Promise<Draft> {
  const current = currentPage(sight.pages);
  const week = parseWeek(current?.week ?? '');
  if (current === null || week === null || !answers.some(({ content }) => content === '+1')) {
    return { page: null, sight };
  }
  const late = latenessOf(dueAt(week, sight.schedule), current.createdAt);
  const composed = await composeWeek(parts, sight.ref, sight.config, week, late);
  if (composed === null) return { page: null, sight };
  const now = await lookAt(parts, sight.ref, await parts.pages.readRollupPages(sight.ref));
  if (now === null || currentPage(now.pages)?.number !== current.number) return { page: null, sight: now ?? sight };
  return { page: { week: current.week, title: composed.title, text: composed.body }, sight: now };
}

/** Returns how late a page is; null where it is not worth a word. */
export function latenessOf(due: Instant, writtenAt: Instant): Lateness | null {
  return writtenAt > due + LATE_AFTER_MS ? { dueAt: due, writtenAt } : null;
}

async function answersOn({ readFacts }: PublishParts, sight: Sight): Promise<readonly Answer[]> {
  const { ref, reading, pages } = sight;
  const current = currentPage(pages);
  const asking = current === null ? [] : askingOn(current.thread, reading.me, reading.now);
  if (current === null || asking.length === 0) return [];
  const roles = asking.flatMap(({ by, isUnderstood }) => (isUnderstood ? [by] : []));
  const { visibility } = reading.repository;
  const facts = await readFacts(
    { ...ref, kind: 'item', number: current.number },
    { ...NO_NEED, roles },
    { visibility },
  );
  return answersTo(asking, facts.roles);
}

/** Remembers what became of a week, so that it is not looked at every hour; what is known already is not written again. */
async function end({ known, clock }: PublishParts, { id, need, known: before }: Sight, how: WeekEnd): Promise<void> {
  const week = formatWeek(need.week);
  if (before !== null && before.week >= week && before.how === how) return;
  await known.remember(id, { week, how, at: clock.now(), page: null, isSettled: true });
}

/** A look found all as it should be. */
async function endSettled(parts: PublishParts, sight: Sight): Promise<void> {
  const { id, need, known: before } = sight;
  if (before === null || before.week < formatWeek(need.week)) return end(parts, sight, 'written');
  if (!before.isSettled) await parts.known.remember(id, { ...before, isSettled: true });
}
