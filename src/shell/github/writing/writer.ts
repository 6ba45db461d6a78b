import * as z from 'zod';
import { CHECK_NAME } from '../../../core/desired/check-name.js';
import type { OwnedCheck } from '../../../core/desired/owned.js';
import type { Change } from '../../../core/plan/change.js';
import type { Actor, CheckAnnotation, Identity, Instant } from '../../../core/snapshot.js';
import { formatSubjectKey } from '../../../core/subject.js';
import type { Subject } from '../../../core/subject.js';
import type { Clock } from '../../clock.js';
import type { Client, Connect } from '../client/client.js';
import { FailureError } from '../client/errors.js';
import type { Pacing } from '../client/pacing.js';
import type { WriteMemory, Written } from './memory.js';
import { shortenMarkdown } from './shorten.js';

/** After a creation that may or may not have happened, reads get this long to show it. */
const UNKNOWN_WAIT_MS = 3_000;

/** Makes changes so, one REST call each, in order. */
export interface Writer {
  write(subject: Subject, changes: readonly Change[]): Promise<Writing>;
}

/** What became of changes that were not made, though nothing failed that another try would mend. */
export interface Writing {
  /** When to plan again, for what was put off; null where nothing was. */
  readonly again: Instant | null;
  /** What GitHub refused for good, a reason each. */
  readonly refusals: readonly string[];
  readonly notes: readonly string[];
}

export interface WriterOptions {
  readonly connect: Connect;
  readonly pacing: Pacing;
  readonly memory: WriteMemory;
  readonly me: Identity;
  readonly clock: Clock;
}

/** What one change is carried out with. */
interface Desk extends WriterOptions {
  readonly subject: Subject;
  readonly client: Client;
  readonly at: { readonly owner: string; readonly repo: string };
  /** When the writing began: the plan is as old as that at least. */
  readonly begun: Instant;
}

/** Kinds of changes. Who may not make one of a kind may not make the next. */
type Kind = 'comment' | 'label' | 'check';

/** A change that has to wait, without a word to the others. */
interface PutOff {
  readonly until: Instant;
  readonly note: string;
}

/** Returns a writer that remembers what it wrote. */
export function createWriter(options: WriterOptions): Writer {
  return {
    async write(subject, changes) {
      if (changes.length === 0) return { again: null, refusals: [], notes: [] };
      const client = options.connect(subject.installation);
      const { owner, repo } = subject;
      return carryOutAll({ ...options, subject, client, at: { owner, repo }, begun: options.clock.now() }, changes);
    },
  };
}

/** A refusal of one kind says nothing of the others: without the right to write checks, labels can still be put. */
async function carryOutAll(desk: Desk, changes: readonly Change[]): Promise<Writing> {
  const refused = new Map<Kind, string>();
  let putOff: PutOff | null = null;
  for (const change of changes) {
    const kind = kindOf(change);
    if (refused.has(kind)) continue;
    try {
      putOff = (await carryOut(desk, change)) ?? putOff;
    } catch (error) {
      const reason = refusalOf(error);
      if (reason === null) throw error;
      refused.set(kind, reason);
    }
  }
  return {
    again: putOff?.until ?? null,
    refusals: [...new Set(refused.values())],
    notes: putOff === null ? [] : [putOff.note],
  };
}

function kindOf({ type }: Change): Kind {
  switch (type) {
    case 'create-comment':
    case 'update-comment':
    case 'delete-comment':
      return 'comment';
    case 'create-label':
    case 'add-labels':
    case 'remove-label':
      return 'label';
    case 'create-check':
    case 'update-check':
      return 'check';
    default:
      return type satisfies never;
  }
}

/** Why a change was refused for good; null for a failure that concerns the others, too: another try, a subject that is gone. */
function refusalOf(error: unknown): string | null {
  if (!(error instanceof FailureError) || error.failure.kind !== 'give-up') return null;
  return error.failure.reason === 'not-found' ? null : error.failure.reason;
}

function carryOut(desk: Desk, change: Change): Promise<PutOff | void> {
  switch (change.type) {
    case 'create-comment':
      return createComment(desk, change.body);
    case 'update-comment':
      return updateComment(desk, change.id, change.body);
    case 'delete-comment':
      return deleteComment(desk, change.id);
    case 'create-label':
      return createLabel(desk, change);
    case 'add-labels':
      return addLabels(desk, change.names);
    case 'remove-label':
      return removeLabel(desk, change.name);
    case 'create-check':
      return createCheck(desk, change.check);
    case 'update-check':
      return updateCheck(desk, change);
    default:
      return change satisfies never;
  }
}

async function createComment(desk: Desk, body: string): Promise<PutOff | void> {
  const { subject, client, at, pacing, begun } = desk;
  const create = (text: string) =>
    client.rest.issues.createComment({ ...at, issue_number: numberOf(subject), body: text });
  const notified = await pacing
    .notify(subject.installation, formatSubjectKey(subject), begun, () => create(body))
    .catch(async (error: unknown) => {
      if (!isTooLong(error)) throw error;
      return { kind: 'sent' as const, answer: await request(desk, () => create(shortenMarkdown(body))) };
    })
    .catch((error: unknown) => {
      throw patient(error);
    });
  if (notified.kind === 'later') return { until: notified.at, note: `comment put off: ${notified.reason}` };
  remember(desk, { type: 'comment', comment: commentOf(desk, notified.answer.data) });
}

async function updateComment(desk: Desk, id: number, body: string): Promise<void> {
  const { subject, client, at, memory } = desk;
  try {
    const { data } = await shortenedOnce(body, (text) =>
      request(desk, () => client.rest.issues.updateComment({ ...at, comment_id: id, body: text })),
    );
    remember(desk, { type: 'comment', comment: commentOf(desk, data) });
  } catch (error) {
    if (!isStatus(error, 404)) throw error;
    // Somebody deleted it a moment ago: the next read knows, and says whether that is all.
    memory.forgetComment(formatSubjectKey(subject), id);
    throw new FailureError(
      { kind: 'retry', afterMs: UNKNOWN_WAIT_MS, scope: 'item', reason: 'comment-gone' },
      { cause: error },
    );
  }
}

async function deleteComment(desk: Desk, id: number): Promise<void> {
  const { client, at } = desk;
  await unless(404, () => request(desk, () => client.rest.issues.deleteComment({ ...at, comment_id: id })));
  remember(desk, { type: 'comment-gone', id });
}

async function createLabel(desk: Desk, label: Extract<Change, { type: 'create-label' }>): Promise<void> {
  const { subject, client, at, memory } = desk;
  const { name, color, description } = label;
  try {
    await request(desk, () => client.rest.issues.createLabel({ ...at, name, color, description }));
  } catch (error) {
    // Made by another run or by hand. A 422 can also say that the name will not do.
    if (!isExisting(error)) throw error;
  }
  memory.remember(repositoryKeyOf(subject), { type: 'own-label', name });
}

async function addLabels(desk: Desk, names: readonly string[]): Promise<void> {
  const { subject, client } = desk;
  const issue = numberOf(subject);
  const { headers } = await request(desk, () =>
    client.rest.issues.addLabels({ ...desk.at, issue_number: issue, labels: [...names] }),
  );
  const at = answeredAt(headers, desk.clock);
  for (const name of names) remember(desk, { type: 'label', name, isPresent: true, at });
}

async function removeLabel(desk: Desk, name: string): Promise<void> {
  const { subject, client, at } = desk;
  const issue = numberOf(subject);
  // 404: it is gone already.
  const answer = await unless(404, () =>
    request(desk, () => client.rest.issues.removeLabel({ ...at, issue_number: issue, name })),
  );
  remember(desk, { type: 'label', name, isPresent: false, at: answeredAt(answer?.headers ?? {}, desk.clock) });
}

async function createCheck(desk: Desk, check: OwnedCheck): Promise<void> {
  const { client, at } = desk;
  const { data } = await shortenedOnce(check.summary, (summary) =>
    request(desk, () =>
      client.rest.checks.create({
        ...at,
        name: CHECK_NAME,
        head_sha: check.sha,
        ...checkFields({ ...check, summary }, check.annotations),
      }),
    ),
  );
  remember(desk, { type: 'check', check: { ...check, id: data.id, isRerequested: false } });
}

async function updateCheck(desk: Desk, change: Extract<Change, { type: 'update-check' }>): Promise<void> {
  const { client, at } = desk;
  const { id, check, added } = change;
  await shortenedOnce(check.summary, (summary) =>
    request(desk, () =>
      client.rest.checks.update({ ...at, check_run_id: id, ...checkFields({ ...check, summary }, added) }),
    ),
  );
  remember(desk, { type: 'check', check: { ...check, id, isRerequested: false } });
}

function checkFields(check: OwnedCheck, annotations: readonly CheckAnnotation[]) {
  return {
    status: 'completed' as const,
    conclusion: check.conclusion,
    external_id: check.externalId,
    output: {
      title: check.title,
      summary: check.summary,
      ...(annotations.length === 0 ? {} : { annotations: annotations.map(annotationFields) }),
    },
  };
}

function annotationFields({ path, line, column, level, title, message }: CheckAnnotation) {
  return {
    path,
    start_line: line,
    end_line: line,
    ...(column === undefined ? {} : { start_column: column, end_column: column }),
    annotation_level: level,
    title,
    message,
  };
}

function request<T>(desk: Desk, call: () => Promise<T>): Promise<T> {
  return desk.pacing.write(desk.subject.installation, call);
}

function remember(desk: Desk, written: Written): void {
  desk.memory.remember(formatSubjectKey(desk.subject), written);
}

/** Sends a text; where the server finds it too long, sends a shorter one, once. */
async function shortenedOnce<T>(text: string, send: (text: string) => Promise<T>): Promise<T> {
  try {
    return await send(text);
  } catch (error) {
    if (!isTooLong(error)) throw error;
    return send(shortenMarkdown(text));
  }
}

function isTooLong(error: unknown): boolean {
  const cause = error instanceof FailureError ? error.cause : null;
  return isStatus(error, 422) && cause instanceof Error && /too long/i.test(cause.message);
}

const validationError = z.object({
  response: z.object({ data: z.object({ errors: z.array(z.object({ code: z.string().catch('') })) }) }),
});

function isExisting(error: unknown): boolean {
  if (!isStatus(error, 422) || !(error instanceof FailureError)) return false;
  const { data } = validationError.safeParse(error.cause);
  return data?.response.data.errors.some(({ code }) => code === 'already_exists') ?? false;
}

/** Does it, unless the answer is the given status, which says that it is so already. */
async function unless<T>(status: number, act: () => Promise<T>): Promise<T | null> {
  try {
    return await act();
  } catch (error) {
    if (isStatus(error, status)) return null;
    throw error;
  }
}

function isStatus(error: unknown, status: number): boolean {
  const cause = error instanceof FailureError ? error.cause : null;
  return cause instanceof Error && 'status' in cause && cause.status === status;
}

/** A comment may exist although its answer was lost; a second look at once could miss it and write it again. */
function patient(error: unknown): unknown {
  if (!(error instanceof FailureError) || error.failure.kind !== 'retry' || error.failure.scope !== 'item')
    return error;
  const afterMs = Math.max(UNKNOWN_WAIT_MS, error.failure.afterMs ?? 0);
  return new FailureError({ ...error.failure, afterMs }, { cause: error.cause });
}

interface CommentData {
  readonly id: number;
  readonly body?: string | undefined;
  readonly html_url: string;
  readonly created_at: string;
  readonly updated_at: string;
}

function commentOf(desk: Desk, data: CommentData) {
  const author: Actor = { login: desk.me.login, type: desk.me.type };
  const createdAt = Date.parse(data.created_at);
  const updatedAt = Date.parse(data.updated_at);
  const isEdited = updatedAt > createdAt;
  return {
    id: data.id,
    body: data.body ?? '',
    author,
    editor: isEdited ? author : null,
    createdAt,
    editedAt: isEdited ? updatedAt : null,
    url: data.html_url,
  };
}

/** GitHub's clock, not ours: its events are compared with this. */
function answeredAt(headers: { readonly date?: string }, clock: Clock): Instant {
  const time = Date.parse(headers.date ?? '');
  return Number.isNaN(time) ? clock.now() : time;
}

function numberOf(subject: Subject): number {
  if (subject.kind !== 'item') throw new Error(`${subject.kind} has no number`);
  return subject.number;
}

function repositoryKeyOf({ installation, owner, repo }: Subject): string {
  return formatSubjectKey({ kind: 'repository', installation, owner, repo });
}
