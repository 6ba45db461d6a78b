import { isOurs, type Actor, type Instant, type Snapshot, type ThreadComment } from '../snapshot.js';
import type { Command, CommandFault, CommandLine, CommandName, DecisionCommand, Misheard, Said } from './command.js';
import { mayHoldCommands } from './hearing/heard-lines.js';
import { parseLines } from './parse-lines.js';

/** How much of a thread is read, the newest first: of comments that hold something like a command, and what is found in them. */
export const BOUNDS = { comments: 500, characters: 1_000_000, lines: 2000 } as const;

/** What was said in a thread, each list in the order in which it counts. */
export interface Hearing {
  readonly said: readonly Said[];
  readonly misheard: readonly Misheard[];
  /** False where older comments were left unread: a concern may be among them, so nothing may be concluded from silence. */
  readonly isWhole: boolean;
}

/**
 * Returns the commands of a thread, and the lines that were meant to be some, in the order of when they count from: the later of a
 * comment's creation and its last edit, then its id, then the line.
 *
 * What means nothing on a decision is passed over, well written or not: `/status` is of another kind of item, `/rollup` of the weekly
 * page, and `/snooze` is heard where people are reminded.
 *
 * Only people are heard. A comment that was last edited by anybody but its author says what that other person wrote, and nothing of
 * it is heard, of which its author is to be told; nor is a comment of an account that is gone heard. The description of the item holds no commands: it is read for its
 * sections.
 */
export function readSaid({ thread, me }: Pick<Snapshot, 'thread' | 'me'>): Hearing {
  const comments = thread.filter(({ body }) => mayHoldCommands(body)).flatMap((comment) => wordsOf(comment, me));
  const said: Said[] = [];
  const misheard: Misheard[] = [];
  const read = { comments: 0, characters: 0, lines: 0 };
  for (const { by, at, comment, isOwn } of comments.reverse()) {
    read.comments += 1;
    read.characters += comment.body.length;
    if (read.comments > BOUNDS.comments || read.characters > BOUNDS.characters || read.lines > BOUNDS.lines) {
      return { said: said.sort(byTime), misheard: misheard.sort(byTime), isWhole: false };
    }
    const lines = parseLines(comment.body);
    for (const found of isOwn ? lines : editedLine(lines)) {
      const source = { by, at, comment: comment.id, url: comment.url, line: found.line };
      if ('fault' in found) {
        if (isOfDecisions(found.fault)) misheard.push({ fault: found.fault, ...source });
      } else if (isDecisionCommand(found.command)) said.push({ command: found.command, ...source });
      read.lines += 1;
    }
  }
  return { said: said.sort(byTime), misheard: misheard.sort(byTime), isWhole: true };
}

function isDecisionCommand(command: Command): command is DecisionCommand {
  return isDecisionName(command.name);
}

function isDecisionName(name: CommandName): boolean {
  return name !== 'status' && name !== 'snooze' && name !== 'rollup';
}

function isOfDecisions(fault: CommandFault): boolean {
  switch (fault.kind) {
    case 'unknown':
      return isDecisionName(fault.near);
    case 'argument':
    case 'edited':
      return isDecisionName(fault.name);
    case 'away':
    case 'hours':
    case 'too-many':
      return true;
    default:
      return fault satisfies never;
  }
}

/** A comment of a person, as it was last left. */
interface Words {
  readonly by: Actor;
  readonly at: Instant;
  readonly comment: ThreadComment;
  /** False where somebody else left it so. */
  readonly isOwn: boolean;
}

function wordsOf(comment: ThreadComment, me: Snapshot['me']): readonly Words[] {
  const { author, editor, createdAt, editedAt } = comment;
  if (author?.type !== 'user' || isOurs(author, me)) return [];
  const isOwn = editedAt === null || isSame(author, editor);
  return [{ by: author, at: Math.max(createdAt, editedAt ?? createdAt), comment, isOwn }];
}

/** One word for the whole comment: which of its lines were its author's nobody knows. */
function editedLine(lines: readonly CommandLine[]): readonly CommandLine[] {
  const first = lines.find((line) => 'command' in line);
  if (first === undefined || !('command' in first)) return [];
  return [{ line: first.line, fault: { kind: 'edited', name: first.command.name } }];
}

/** An app may bear the login of a person. An editor who is gone is nobody's author. */
function isSame(author: Actor, editor: Actor | null): boolean {
  return editor?.type === author.type && editor.login.toLowerCase() === author.login.toLowerCase();
}

function byTime(a: Said | Misheard, b: Said | Misheard): number {
  return a.at - b.at || (a.comment ?? 0) - (b.comment ?? 0) || a.line - b.line;
}
