import { distance } from 'fastest-levenshtein';
import type { CommandName } from '../command.js';
import { COMMANDS } from '../index.js';

/**
 * Words behind a slash that mean something to others: to GitHub's own menu, which can leave them in the text, and to bots that
 * stand beside us. Only those that are near one of ours are needed here.
 */
const OF_OTHERS = new Set([
  'alert',
  'code',
  'details',
  'table',
  'tasklist',
  'template',
  'improve',
  'remove',
  'retest',
  'state',
  'static',
  'stats',
]);

/** Returns the command that a misspelt name most likely means; null where none is near. Lower case. */
export function nearestCommand(written: string): CommandName | null {
  if (OF_OTHERS.has(written)) return null;
  let best: CommandName | null = null;
  let least = Infinity;
  for (const { name } of COMMANDS) {
    if (Math.abs(written.length - name.length) > mostEdits(name)) continue;
    const edits = isSwapped(written, name) ? 1 : distance(written, name);
    if (edits < least && edits <= mostEdits(name)) {
      best = name;
      least = edits;
    }
  }
  return best;
}

/** Of a word of four letters two edits leave anything at all. */
function mostEdits(name: string): number {
  return name.length <= 4 ? 1 : 2;
}

/** The same letters in another order: the commonest slip of all, and two edits to a distance. */
function isSwapped(a: string, b: string): boolean {
  return a.length === b.length && sortLetters(a) === sortLetters(b);
}

function sortLetters(word: string): string {
  return [...word].sort().join('');
}
