import { CHECK_NAME } from '../../core/desired/check-name.js';
import type { OwnedCheck } from '../../core/desired/owned.js';
import type { Change } from '../../core/plan/change.js';
import type { Actor, Identity, Instant } from '../../core/snapshot.js';
import { formatSubjectKey } from '../../core/subject.js';
import type { Subject } from '../../core/subject.js';
import type { Clock } from '../clock.js';
import type { Client, Connect } from './client.js';
import { FailureError } from './errors.js';
import type { WriteMemory, Written } from './memory.js';
import type { Pacing } from './pacing.js';
import { shortenMarkdown } from './shorten.js';

/** After a creation that may or may not have happened, reads get this long to show it. */
const UNKNOWN_WAIT_MS = 3_000;

/** Makes changes so, one REST call each, in order. */
export interface Writer {
  write(subject: Subject, changes: readonly Change[]): Promise<void>;
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
}

/** Returns a writer that remembers what it wrote. */
export function createWriter(options: WriterOptions): Writer {
  return {
    async write(subject, changes) {
      if (changes.length === 0) return;
      const client = options.connect(subject.installation);
      const desk: Desk = { ...options, subject, client, at: { owner: subject.owner, repo: subject.repo } };
      for (const change of changes) await carryOut(desk, change);
    },
  };
}

function carryOut(desk: Desk, change: Change): Promise<void> {
  switch (change.type) {
    case 'create-comment':
      return createComment(desk, change.body);
    case 'update-comment':
      return updateComment(desk, change.id, change.body);
    case 'delete-comment':
      return deleteComment(desk, change.id);
    case 'create-label':
      return createLabel(desk, change);
    case 'add-label':
      return addLabel(desk, change.name);
    case 'remove-label':
      return removeLabel(desk, change.name);
    case 'create-check':
      return createCheck(desk, change.check);
    case 'update-check':
      return updateCheck(desk, change.id, change.check);
    default:
      return change satisfies never;
  }
}

async function createComment(desk: Desk, body: string): Promise<void> {
  const { subject, client, at, pacing } = desk;
  pacing.admitNotification(subject.installation, formatSubjectKey(subject));
  const { data } = await shortenedOnce(body, (text) =>
    request(desk, () => client.rest.issues.createComment({ ...at, issue_number: numberOf(subject), body: text })),
  ).catch((error: unknown) => {
    throw patient(error);
  });
  remember(desk, { type: 'comment', comment: commentOf(desk, data) });
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
  // 422: it exists by now, made by another run or by hand.
  await unless(422, () => request(desk, () => client.rest.issues.createLabel({ ...at, name, color, description })));
  memory.remember(repositoryKeyOf(subject), { type: 'own-label', name });
}

async function addLabel(desk: Desk, name: string): Promise<void> {
  const { subject, client, at } = desk;
  const issue = numberOf(subject);
  const { headers } = await request(desk, () =>
    client.rest.issues.addLabels({ ...at, issue_number: issue, labels: [name] }),
  );
  remember(desk, { type: 'label', name, isPresent: true, at: answeredAt(headers, desk.clock) });
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
        ...checkFields({ ...check, summary }),
      }),
    ),
  );
  remember(desk, { type: 'check', check: { ...check, id: data.id, isRerequested: false } });
}

async function updateCheck(desk: Desk, id: number, check: OwnedCheck): Promise<void> {
  const { client, at } = desk;
  await shortenedOnce(check.summary, (summary) =>
    request(desk, () => client.rest.checks.update({ ...at, check_run_id: id, ...checkFields({ ...check, summary }) })),
  );
  remember(desk, { type: 'check', check: { ...check, id, isRerequested: false } });
}

function checkFields(check: OwnedCheck) {
  return {
    status: 'completed' as const,
    conclusion: check.conclusion,
    external_id: check.externalId,
    output: { title: check.title, summary: check.summary },
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
    const cause = error instanceof FailureError ? error.cause : null;
    if (!isStatus(error, 422) || !(cause instanceof Error) || !/too long/i.test(cause.message)) throw error;
    return send(shortenMarkdown(text));
  }
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
