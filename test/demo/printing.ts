/** What text can look like; plain where the reader has no colours. */
export type Look = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'blue' | 'cyan';

const CODES: Readonly<Record<Look, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  cyan: [36, 39],
};

/** Wide enough for a sentence, narrow enough for half a screen. */
export const WIDTH = 100;

/** Where the story is told. */
export interface Printer {
  readonly line: (text?: string) => void;
  readonly paint: (look: Look, text: string) => string;
}

/** Returns a printer that writes lines with `write`. */
export function createPrinter(write: (text: string) => void, hasColor: boolean): Printer {
  return {
    line: (text = '') => write(`${text}\n`),
    paint(look, text) {
      const [on, off] = CODES[look];
      return hasColor ? `\u001b[${on}m${text}\u001b[${off}m` : text;
    },
  };
}

/** Tells whether to use colours: FORCE_COLOR counts first, then NO_COLOR, then whether a terminal is there to show them. */
export function wantsColor(environment: NodeJS.Dict<string>, isTerminal: boolean): boolean {
  const { FORCE_COLOR, NO_COLOR, TERM } = environment;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  return isTerminal && TERM !== 'dumb';
}

/** Returns a text as lines of at most `width` characters, broken between words, later ones indented by `indent`. */
export function wrap(text: string, width: number, indent = ''): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = `${indent}${word}`;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
