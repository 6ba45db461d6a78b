import type { OwnReaction } from '../../../core/snapshot.js';
import { remember, request, unless, type Desk } from './desk.js';

/** Leaves a reaction. One that stands already is answered like a new one. */
export async function react(desk: Desk, comment: number, content: OwnReaction): Promise<void> {
  const { client, at } = desk;
  // 404: the comment is gone, and with it who would be told that it was heard.
  const answer = await unless(404, () =>
    request(desk, () => client.rest.reactions.createForIssueComment({ ...at, comment_id: comment, content })),
  );
  if (answer !== null) await remember(desk, { type: 'reaction', comment, content });
}
