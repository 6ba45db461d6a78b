import type * as z from 'zod';
import type { Actor, ThreadComment } from '../../../core/snapshot.js';
import { formatSubjectKey } from '../../../core/subject.js';
import { FailureError } from '../client/errors.js';
import { answerOf, commentAnswer } from './answers.js';
import { shortenMarkdown } from './shorten.js';
import {
  isStatus,
  isTooLong,
  numberOf,
  remember,
  request,
  shortenedOnce,
  unless,
  type Desk,
  type PutOff,
} from './desk.js';

/** After a creation that may or may not have happened, reads get this long to show it. */
const UNKNOWN_WAIT_MS = 3_000;

/** Posts a comment, or returns until when it has to wait: new comments notify people, and are paced for it. */
export async function createComment(desk: Desk, body: string): Promise<PutOff | void> {
  const { subject, client, at, pacing, begun } = desk;
  const create = async (text: string) => {
    const parameters = { ...at, issue_number: numberOf(subject), body: text };
    return answerOf(commentAnswer, await client.rest.issues.createComment(parameters));
  };
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
  await remember(desk, { type: 'comment', comment: commentOf(desk, notified.answer) });
}

export async function updateComment(desk: Desk, id: number, body: string): Promise<void> {
  const { subject, client, at, memory } = desk;
  await memory.doubtComment(formatSubjectKey(subject), id);
  try {
    const answer = await shortenedOnce(body, (text) =>
      request(desk, async () => {
        const parameters = { ...at, comment_id: id, body: text };
        return answerOf(commentAnswer, await client.rest.issues.updateComment(parameters));
      }),
    );
    await remember(desk, { type: 'comment', comment: commentOf(desk, answer) });
  } catch (error) {
    if (!isStatus(error, 404)) throw error;
    // Somebody deleted it a moment ago: the next read knows, and says whether that is all.
    await memory.forgetComment(formatSubjectKey(subject), id);
    throw new FailureError(
      { kind: 'retry', afterMs: UNKNOWN_WAIT_MS, scope: 'item', reason: 'comment-gone' },
      { cause: error },
    );
  }
}

export async function deleteComment(desk: Desk, id: number): Promise<void> {
  const { client, at } = desk;
  await unless(404, () => request(desk, () => client.rest.issues.deleteComment({ ...at, comment_id: id })));
  await remember(desk, { type: 'comment-gone', id });
}

/** A comment may exist although its answer was lost; a second look at once could miss it and write it again. */
function patient(error: unknown): unknown {
  if (!(error instanceof FailureError) || error.failure.kind !== 'retry' || error.failure.scope !== 'item')
    return error;
  const afterMs = Math.max(UNKNOWN_WAIT_MS, error.failure.afterMs ?? 0);
  return new FailureError({ ...error.failure, afterMs }, { cause: error.cause });
}

function commentOf(desk: Desk, answer: z.infer<typeof commentAnswer>): ThreadComment {
  const author: Actor = { login: desk.me.login, type: desk.me.type };
  const { created_at: createdAt, updated_at: updatedAt } = answer;
  const isEdited = updatedAt > createdAt;
  return {
    id: answer.id,
    body: answer.body ?? '',
    author,
    editor: isEdited ? author : null,
    createdAt,
    editedAt: isEdited ? updatedAt : null,
    url: answer.html_url,
    // We acknowledge what others say, never ourselves.
    reactions: [],
  };
}
