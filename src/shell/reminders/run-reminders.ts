import type { Config } from '../../core/config/config.js';
import { remindsAnybody } from '../../core/config/reminds.js';
import { remindedItem, type Read } from '../../core/reminders/items.js';
import { planReminders, type ReminderPlan } from '../../core/reminders/plan-reminders.js';
import { sentIn } from '../../core/reminders/readings.js';
import type { Message, ReminderFacts } from '../../core/reminders/reminder.js';
import { renderReminder } from '../../core/reminders/render-reminder.js';
import type { Identity, Instant } from '../../core/snapshot.js';
import { draftUpdate } from '../../core/status/draft.js';
import { STATUS_TEMPLATE, statusForm } from '../../core/status/sections.js';
import { formatSubjectKey, type RepositoryRef } from '../../core/subject.js';
import type { Words } from '../../core/text/en.js';
import { wordsOf } from '../../core/text/languages.js';
import type { Clock } from '../clock.js';
import type { Errand, RunErrand } from '../errands.js';
import type { Ask } from '../github/client/ask.js';
import type { LookUp } from '../github/client/look-up.js';
import type { ReadFacts } from '../github/reading/facts/read-facts.js';
import { spellerOf } from '../github/reading/fold-item.js';
import type { Reader } from '../github/reading/reader.js';
import type { Writer } from '../github/writing/writer.js';
import type { Store } from '../state/store.js';
import { readCandidates } from './read-candidates.js';
import { readDraftFacts } from './read-finished.js';
import { readPeople } from './read-people.js';
import { readThreads } from './read-threads.js';
import { sendMessage } from './send.js';
import { readToldSince } from './told-today.js';

/** A day, where nobody is to be reminded of anything, and where nobody knows when anybody works. */
const USUAL_WAIT = 24 * 60 * 60_000;

/** What is written down of the next look is of no use later. */
const KEPT_MS = 14 * USUAL_WAIT;

export interface ReminderParts {
  readonly reader: Pick<Reader, 'readSettings'>;
  readonly ask: Ask;
  readonly lookUp: LookUp;
  readonly readFacts: ReadFacts;
  readonly writer: Writer;
  readonly store: Pick<Store, 'get' | 'set' | 'delete' | 'claim'>;
  readonly me: Identity;
  readonly clock: Clock;
  readonly words: Words;
}

/** What one look found and did. */
interface Look {
  readonly changes: Errand['changes'];
  /** Null where nobody is to be reminded of anything. */
  readonly again: Instant | null;
  readonly notes: readonly string[];
}

/**
 * Returns the errand that reminds people: it looks at the opening of each day of work of somebody who may be due, sends what is due, and
 * writes down when to look next, so that whoever asks for it in between costs no request.
 *
 * A look takes three requests and one for ten threads; a message takes two more, and each look with a message one.
 */
export function createReminders(parts: ReminderParts): RunErrand {
  return async (ref) => {
    const known = await readNextLook(parts.store, ref);
    if (known !== null && known > parts.clock.now()) return errandOf({ changes: [], again: known, notes: [] });
    const look = await lookAround(parts, ref);
    await parts.store.set(nameOf(ref), String(look.again ?? parts.clock.now() + USUAL_WAIT), KEPT_MS);
    return errandOf(look);
  };
}

/** Returns when a repository is to be looked at next; null where nobody knows. */
export async function readNextLook(store: Pick<Store, 'get'>, ref: RepositoryRef): Promise<Instant | null> {
  const text = await store.get(nameOf(ref));
  const at = text === null ? NaN : Number(text);
  return Number.isFinite(at) ? at : null;
}

function nameOf({ installation, owner, repo }: RepositoryRef): string {
  return `next:${formatSubjectKey({ kind: 'reminders', installation, owner, repo })}`;
}

function errandOf(look: Look): Errand {
  return { ...look, touch: [], refusals: [] };
}

async function lookAround(parts: ReminderParts, ref: RepositoryRef): Promise<Look> {
  const { reader, ask, clock, me } = parts;
  const { repository, config: state } = await reader.readSettings(ref);
  if (state.status !== 'valid' || repository.isArchived || !remindsAnybody(state.config))
    return { changes: [], again: null, notes: [] };
  const { config } = state;
  const spell = spellerOf(config.labels);
  const candidates = await readCandidates(ask, ref, config, spell, clock.now());
  const reads = await readThreads({ ask, me, clock, repository, config, spell }, ref, candidates.numbers);
  const people = await readPeople(parts.readFacts, ref, config, reads);
  const notes = candidates.isCut ? ['more may be due than one look reads; some wait for another day'] : [];
  if (!people.isWhole) {
    return {
      changes: [],
      again: clock.now() + USUAL_WAIT,
      notes: [...notes, 'nobody is reminded: the issue in which people say when they are away cannot be read'],
    };
  }
  const facts: ReminderFacts = {
    now: clock.now(),
    items: reads.flatMap((read) => remindedItem(read, config, people.calendarsIn(read.thread), people.roles) ?? []),
    sent: reads.flatMap((read) => sentIn(read)),
    rhythm: config.status,
    calendarOf: (login) => people.calendarsIn(NO_THREAD).of(login),
    belongs: people.belongs,
  };
  const plan = await planWithAll(parts, ref, facts);
  const sent = await sendAll(parts, ref, config, reads, plan.messages);
  const again = Math.min(plan.again ?? clock.now() + USUAL_WAIT, ...sent.again);
  return { changes: sent.changes, again, notes: [...notes, ...sent.notes] };
}

const NO_THREAD: Read['thread'] = [];

/** Whoever is to be told of something may have been told today on an item that was closed since. */
async function planWithAll(parts: ReminderParts, ref: RepositoryRef, facts: ReminderFacts): Promise<ReminderPlan> {
  const plan = planReminders(facts);
  if (plan.messages.length === 0) return plan;
  const since = Math.min(...plan.messages.map(({ openedAt }) => openedAt));
  const told = await readToldSince(parts.lookUp, ref, parts.me, since);
  return planReminders({ ...facts, sent: [...facts.sent, ...told.filter((one) => !isAmong(one, facts.sent))] });
}

function isAmong(one: ReminderFacts['sent'][number], sent: ReminderFacts['sent']): boolean {
  return sent.some(({ to, day, at }) => to === one.to && day === one.day && at === one.at);
}

async function sendAll(
  parts: ReminderParts,
  ref: RepositoryRef,
  config: Config,
  reads: readonly Read[],
  messages: readonly Message[],
): Promise<{
  readonly changes: Errand['changes'];
  readonly again: readonly Instant[];
  readonly notes: readonly string[];
}> {
  const changes: { readonly type: string }[] = [];
  const again: Instant[] = [];
  const notes: string[] = [];
  for (const message of messages) {
    const body = await render(parts, ref, config, reads, message);
    const sending = await sendMessage(parts, ref, message, body);
    switch (sending.kind) {
      case 'sent':
        changes.push({ type: 'create-reminder' });
        break;
      case 'put-off':
        again.push(sending.again);
        break;
      case 'not-sent':
        notes.push(sending.note);
        break;
      default:
        sending satisfies never;
    }
  }
  return { changes, again, notes };
}

async function render(
  { ask, words: fallback }: ReminderParts,
  ref: RepositoryRef,
  config: Config,
  reads: readonly Read[],
  message: Message,
): Promise<string> {
  const words = wordsOf(config, fallback);
  const main = message.reasons[0];
  const read = main?.why === 'update' ? reads.find(({ item }) => item.number === main.matter.number) : undefined;
  const form = statusForm(config.templates.find(({ name }) => name === STATUS_TEMPLATE));
  const draft = read === undefined ? null : draftUpdate(await readDraftFacts(ask, ref, read), words, form);
  return renderReminder(message, { draft, noNag: config.other_labels.no_nag, hasPage: config.rollup !== null, words });
}
