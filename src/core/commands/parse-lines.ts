import type { Command, CommandFault, CommandLine } from './command.js';
import { hearLines } from './hearing/heard-lines.js';
import { nearestCommand } from './hearing/nearest.js';
import { COMMANDS } from './index.js';

/** The most commands of one comment that are read. */
export const MOST_COMMANDS = 20;

/**
 * Returns the lines of a comment that are commands, or were meant to be, in order. At most twenty are read; what stands below
 * them is one fault, `too-many`, on the line of the twenty-first.
 *
 * A command begins its line and ends with it. Where it is heard is said in `hearing/`. A word behind a slash that is no command
 * and near none is nobody's business here.
 */
export function parseLines(comment: string): readonly CommandLine[] {
  const found: CommandLine[] = [];
  for (const { line, text } of hearLines(comment)) {
    const read = readLine(text);
    if (read === null) continue;
    if (found.length === MOST_COMMANDS) return [...found, { line, fault: { kind: 'too-many' } }];
    found.push({ line, ...read });
  }
  return found;
}

/**
 * A word of letters alone, perhaps with a period behind it, then the end of the line, a blank or a colon. A path, `/approved-list`
 * and a word with an invisible sign in it are none.
 */
const WORD = /^\/?([A-Za-z]{1,20})(?![A-Za-z])[.!,;…]{0,3}(?:[:\s\p{Cf}]([^]*))?$/u;

/** Says that what follows is for us, where another program on the same thread has a command of that name. */
const PREFIX = 'async';

type LineReading = { readonly command: Command } | { readonly fault: CommandFault };

function readLine(text: string): LineReading | null {
  const line = split(text);
  if (line === null) return null;
  if (line.word !== PREFIX) return readCommand(line);
  const addressed = line.rest === '' ? { word: 'help', rest: '' } : split(line.rest);
  const unknown = { kind: 'unknown', written: addressed?.word ?? PREFIX, near: 'help' } as const;
  return (addressed === null ? null : readCommand(addressed)) ?? { fault: unknown };
}

interface Words {
  /** In lower case. */
  readonly word: string;
  readonly rest: string;
}

function split(text: string): Words | null {
  const [, word, rest = ''] = WORD.exec(text) ?? [];
  return word === undefined ? null : { word: word.toLowerCase(), rest: rest.trim() };
}

function readCommand({ word, rest }: Words): LineReading | null {
  const spec = COMMANDS.find(({ name }) => name === word);
  if (spec !== undefined) {
    const command = spec.read(rest);
    if (command === null) return { fault: { kind: 'argument', name: spec.name } };
    return 'kind' in command ? { fault: command } : { command };
  }
  const near = nearestCommand(word);
  return near === null ? null : { fault: { kind: 'unknown', written: word, near } };
}
