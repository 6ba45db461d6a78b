import MarkdownIt, { type StateBlock, type Token } from 'markdown-it';

/** Deeper quotes and lists than this are passed over by the parser: a thousandfold quote must not cost a second. */
export const MAX_NESTING = 20;

const MAX_FRONT_MATTER_LINES = 200;

const grammar = new MarkdownIt('default', { html: true, maxNesting: MAX_NESTING });
grammar.core.ruler.disable(['inline', 'linkify', 'replacements', 'smartquotes', 'text_join']);
// Link definitions are wanted as lines: a person wrote them.
grammar.block.ruler.disable(['reference']);
grammar.block.ruler.before('fence', 'front_matter', readFrontMatter);

/**
 * A quote looks for its end line by line, and where that turns out to be nearer, the next one looks again. One of more lines
 * than these goes on as another.
 */
const MAX_QUOTE_LINES = 100;

boundQuotes();

/** Returns the block tokens of GitHub Flavored Markdown; `map` holds 0-based line ranges. Inline content stays raw. */
export function parseBlocks(text: string): readonly Token[] {
  return grammar.parse(text, {});
}

/** Returns the inline tokens of one line. Meant for headings and lines a rule looks at, never for a body. */
export function parseInline(line: string): readonly Token[] {
  const tokens: Token[] = [];
  grammar.inline.parse(line, grammar, {}, tokens);
  return tokens;
}

function boundQuotes(): void {
  const rule = grammar.block.ruler.getRules('').find(({ name }) => name === 'blockquote');
  if (rule === undefined) throw new Error('markdown-it has no rule for quotes');
  grammar.block.ruler.at(
    'blockquote',
    (state, startLine, endLine, silent) =>
      rule(state, startLine, Math.min(endLine, startLine + MAX_QUOTE_LINES), silent),
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );
}

/** Front matter: `---` on the very first line, `key: value` next, closed by `---`. Not CommonMark, but GitHub's templates have it. */
function readFrontMatter(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (startLine !== 0 || state.level !== 0 || lineAt(state, 0) !== '---') return false;
  if (!/^[A-Za-z_][\w-]*:/.test(lineAt(state, 1))) return false;
  const last = Math.min(endLine, MAX_FRONT_MATTER_LINES);
  for (let line = 2; line < last; line += 1) {
    if (lineAt(state, line) !== '---') continue;
    if (silent) return true;
    const token = state.push('front_matter', '', 0);
    token.map = [0, line + 1];
    state.line = line + 1;
    return true;
  }
  return false;
}

function lineAt(state: StateBlock, line: number): string {
  return state.src.slice(state.bMarks[line] ?? 0, state.eMarks[line] ?? 0).trimEnd();
}
