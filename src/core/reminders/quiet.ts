import { parseLines } from '../commands/parse-lines.js';
import { mayHoldCommands } from '../commands/hearing/heard-lines.js';
import type { Instant, ThreadComment } from '../snapshot.js';
import { addDays } from '../time/civil.js';
import { foldLogin } from '../time/login.js';
import { instantAt } from '../time/wall-clock.js';
import { civilDate } from '../time/zone.js';

/** Until when nobody is reminded of an item, and until when some are not. What is past is as good as never. */
export interface Quiet {
  readonly all: Instant | null;
  /** By login, folded. */
  readonly of: ReadonlyMap<string, Instant>;
}

/** A `/snooze` as somebody said it. */
export interface Snooze {
  readonly by: string;
  readonly at: Instant;
  /** 0 takes back what was said before. */
  readonly days: number;
}

/** Of a longer thread the newest comments are heard. */
const MOST_COMMENTS = 500;

/** Returns who said `/snooze` in a thread, oldest first. Only people are heard, and only what nobody else edited. */
export function snoozesIn(thread: readonly ThreadComment[]): readonly Snooze[] {
  return thread
    .filter(({ body }) => mayHoldCommands(body))
    .slice(-MOST_COMMENTS)
    .flatMap((comment) => {
      const { author, editor, createdAt, editedAt, body } = comment;
      const isOwnWord = editedAt === null || editor?.login.toLowerCase() === author?.login.toLowerCase();
      if (author?.type !== 'user' || !isOwnWord) return [];
      const at = Math.max(createdAt, editedAt ?? createdAt);
      return parseLines(body).flatMap((line): readonly Snooze[] =>
        'command' in line && line.command.name === 'snooze' ? [{ by: author.login, at, days: line.command.days }] : [],
      );
    })
    .toSorted((a, b) => a.at - b.at);
}

/**
 * Returns what snoozes come to: until the beginning of that day, by the clocks of whoever said it. From somebody who may, one holds for
 * all; from anybody else for themselves. The last of each counts.
 */
export function quietBy(
  snoozes: readonly Snooze[],
  mayForAll: (login: string) => boolean,
  zoneOf: (login: string) => string,
): Quiet {
  let all: Instant | null = null;
  const of = new Map<string, Instant>();
  for (const { by, at, days } of snoozes) {
    const zone = zoneOf(by);
    const until =
      days === 0 ? -Infinity : instantAt({ date: addDays(civilDate(at, zone), days), minute: 0 }, zone, 'opening');
    if (mayForAll(by)) all = until;
    else of.set(foldLogin(by), until);
  }
  return { all, of };
}

/** Tells whether somebody is left alone at a moment. */
export function isQuiet({ all, of }: Quiet, login: string, at: Instant): boolean {
  return (all ?? -Infinity) > at || (of.get(foldLogin(login)) ?? -Infinity) > at;
}
