import { mayHoldCommands } from '../../commands/hearing/heard-lines.js';
import { parseLines } from '../../commands/parse-lines.js';
import type { CommandLine } from '../../commands/command.js';
import type { Role } from '../../decisions/decision.js';
import { isOurs, type Identity, type Instant, type OwnReaction, type ThreadComment } from '../../snapshot.js';
import { DAY } from '../../time/wall-clock.js';

/** What is older nobody waits for an answer to. */
const RECENT = 7 * DAY;

const MOST_AT_ONCE = 20;

/** A comment that asks for the page to be written anew, or tries to, and was not answered. */
export interface Asking {
  readonly comment: number;
  /** A login. */
  readonly by: string;
  readonly isUnderstood: boolean;
}

/** What is said to somebody who asked. */
export interface Answer {
  readonly comment: number;
  readonly content: OwnReaction;
}

/** Returns who asks on a page, the newest first. A comment that somebody else edited asks for nothing. */
export function askingOn(thread: readonly ThreadComment[], me: Identity, now: Instant): readonly Asking[] {
  return [...thread]
    .reverse()
    .flatMap((comment): readonly Asking[] => {
      const { id, author, body, reactions } = comment;
      if (author?.type !== 'user' || isOurs(author, me) || !isOwn(comment) || !mayHoldCommands(body)) return [];
      const isRecent = (comment.editedAt ?? comment.createdAt) > now - RECENT;
      if (!isRecent || reactions.includes('+1') || reactions.includes('confused')) return [];
      const lines = parseLines(body).filter(isMeantForPage);
      if (lines.length === 0) return [];
      return [{ comment: id, by: author.login, isUnderstood: lines.some((line) => 'command' in line) }];
    })
    .slice(0, MOST_AT_ONCE);
}

/**
 * Returns what each is answered: a thumb to whoever has write access, for whom the page is written anew before, a puzzled face to
 * everybody else. Whose access is not known is answered by a later look.
 *
 * @param roles by login in lower case
 */
export function answersTo(asking: readonly Asking[], roles: Readonly<Record<string, Role>>): readonly Answer[] {
  return asking.flatMap(({ comment, by, isUnderstood }): readonly Answer[] => {
    const role = roles[by.toLowerCase()] ?? 'unknown';
    if (!isUnderstood) return [{ comment, content: 'confused' }];
    if (role === 'unknown') return [];
    return [{ comment, content: role === 'write' || role === 'admin' ? '+1' : 'confused' }];
  });
}

function isMeantForPage(line: CommandLine): boolean {
  if ('command' in line) return line.command.name === 'rollup';
  const { fault } = line;
  return (
    (fault.kind === 'argument' && fault.name === 'rollup') || (fault.kind === 'unknown' && fault.near === 'rollup')
  );
}

function isOwn({ author, editor, editedAt }: ThreadComment): boolean {
  if (editedAt === null) return true;
  return editor?.type === author?.type && editor?.login.toLowerCase() === author?.login.toLowerCase();
}
