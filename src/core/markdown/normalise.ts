/** GitHub stores at most 65,536 characters; a comment may hold 262,144 bytes. Nothing past this is read. */
const MAX_LENGTH = 262_144;

const TAB_WIDTH = 4;

/**
 * Returns the body with LF line ends, no NUL, no lone surrogates, and without an indentation of four or more columns that
 * all of its lines share.
 *
 * A body pasted with its indentation would be one code block to the grammar, which is not what its author wrote. Lines keep
 * their numbers.
 */
export function normaliseBody(body: string): string {
  return removeSharedIndent(normaliseText(body));
}

/** Returns the body with LF line ends, no NUL and no lone surrogates, indented as it stands. */
export function normaliseText(body: string): string {
  return body
    .slice(0, MAX_LENGTH)
    .replace(/\r\n?/g, '\n')
    .replace(/^\uFEFF/, '')
    .replace(/\0|\p{Surrogate}/gu, '\uFFFD');
}

function removeSharedIndent(text: string): string {
  const lines = text.split('\n');
  let shared = Infinity;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '' || isFirstHeading(lines, index)) continue;
    shared = Math.min(shared, indentOf(line));
    if (shared < TAB_WIDTH) return text;
  }
  if (shared === Infinity) return text;
  return lines.map((line) => dropColumns(line, shared)).join('\n');
}

/** The first line of a paste often lost its indentation; it is overlooked only where it is a heading. */
function isFirstHeading(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? '';
  return index === 0 && line.startsWith('#') && lines.length > 3;
}

function indentOf(line: string): number {
  let columns = 0;
  for (const character of line) {
    if (character === ' ') columns += 1;
    else if (character === '\t') columns += TAB_WIDTH - (columns % TAB_WIDTH);
    else break;
  }
  return columns;
}

function dropColumns(line: string, columns: number): string {
  let dropped = 0;
  let index = 0;
  while (dropped < columns && index < line.length && (line[index] === ' ' || line[index] === '\t')) {
    dropped += line[index] === '\t' ? TAB_WIDTH - (dropped % TAB_WIDTH) : 1;
    index += 1;
  }
  return line.slice(index);
}
