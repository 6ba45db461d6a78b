import { parseLines } from '../../commands/parse-lines.js';
import { mayHoldCommands } from '../../commands/hearing/heard-lines.js';
import { remindsAnybody } from '../../config/reminds.js';
import type { Snapshot, ThreadComment } from '../../snapshot.js';
import { DAY } from '../../time/wall-clock.js';
import type { Acknowledgement } from './acknowledge.js';

/** What is older nobody waits for an answer to. */
const RECENT = 7 * DAY;

/** So many of the newest comments are looked at. */
const MOST_AT_ONCE = 20;

/**
 * Returns the reactions that are still missing on `/snooze`: a thumb where it was understood, whoever said it, since it holds for
 * themselves at least; a puzzled face where it was not.
 */
export function acknowledgeSnoozes({ config, item, thread, now }: Snapshot): readonly Acknowledgement[] {
  if (config.status !== 'valid' || item.isLocked || !remindsAnybody(config.config)) return [];
  return thread
    .filter(
      ({ createdAt, editedAt, body }) => Math.max(createdAt, editedAt ?? 0) > now - RECENT && mayHoldCommands(body),
    )
    .slice(-MOST_AT_ONCE)
    .reverse()
    .flatMap((comment): readonly Acknowledgement[] => {
      const content = answerTo(comment);
      return content === null || comment.reactions.includes(content) ? [] : [{ comment: comment.id, content }];
    });
}

function answerTo({ author, editor, editedAt, body }: ThreadComment): Acknowledgement['content'] | null {
  const isOwnWord = editedAt === null || editor?.login.toLowerCase() === author?.login.toLowerCase();
  if (author?.type !== 'user' || !isOwnWord) return null;
  const lines = parseLines(body);
  const isMeant = lines.some(
    (line) => 'fault' in line && line.fault.kind === 'argument' && line.fault.name === 'snooze',
  );
  if (isMeant) return 'confused';
  return lines.some((line) => 'command' in line && line.command.name === 'snooze') ? '+1' : null;
}
