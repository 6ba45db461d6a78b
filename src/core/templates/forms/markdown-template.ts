import { BOUNDS } from '../../config/language/schema.js';
import { parseDocument, type Piece } from '../../markdown/document.js';
import { foldName, plainText } from '../../markdown/fold.js';
import { readBoldLine } from './bold-line.js';
import type { Guidance, SectionMapping } from './guidance.js';
import { readFrontMatter } from './head.js';
import { isMarkedOptional } from './optional.js';

/** Deeper than any heading: GitHub's own starter templates use lines of bold text for headings. */
const BOLD_LINE_LEVEL = 7;

/** Reads a Markdown template: its front matter, its headings, and under each the text that guides the author. */
export function readMarkdownTemplate(text: string): Guidance {
  const { pieces, lines } = parseDocument(text);
  const found = pieces.flatMap((piece) => {
    const heading = readHeading(piece);
    return heading === null ? [] : [heading];
  });
  const headings = found.slice(0, BOUNDS.sections);
  const prompts = headings.map((heading, index) => {
    const end = headings.slice(index + 1).find((later) => later.level <= heading.level)?.line ?? lines.length;
    return {
      label: heading.label,
      prompt: lines
        .slice(heading.line + 1, end)
        .join('\n')
        .trim(),
    };
  });
  return {
    labels: headings.map(({ label }) => label),
    prompts,
    head: readFrontMatter(text),
    sections: toSections(headings, prompts),
  };
}

interface Heading {
  readonly label: string;
  /** What stands in brackets behind a line of bold text. */
  readonly qualifier: string;
  readonly line: number;
  readonly level: number;
}

function readHeading(piece: Piece): Heading | null {
  if (piece.kind === 'heading') {
    return piece.text === '' ? null : { label: piece.text, qualifier: '', line: piece.line, level: piece.level };
  }
  if (piece.kind !== 'text' || piece.isItem || piece.isQuote || piece.isTable) return null;
  const bold = readBoldLine(piece.text);
  return bold === null ? null : { ...bold, line: piece.line, level: BOLD_LINE_LEVEL };
}

/**
 * The sections are the headings of the shallowest level that stands there twice: a single heading above them is the title of
 * the whole, deeper ones part a section. What is marked as optional is not asked for: the template's own word counts.
 */
function toSections(headings: readonly Heading[], prompts: Guidance['prompts']): readonly SectionMapping[] {
  // The summary of a `<details>` has no level.
  const levels = headings.map(({ level }) => level).filter((level) => level > 0);
  const twice = levels.filter((level, index) => levels.indexOf(level) !== index);
  const chosen = twice.length === 0 ? null : Math.min(...twice);
  const seen = new Set<string>();
  return headings.flatMap(({ label, qualifier, level }, index) => {
    const name = foldName(label);
    if (level === 0 || (chosen !== null && level !== chosen) || name === '' || seen.has(name)) return [];
    seen.add(name);
    const prompt = prompts[index]?.prompt.slice(0, BOUNDS.prompt) ?? '';
    return [
      {
        heading: nameOf(label),
        level: isMarkedOptional(`${label} ${qualifier}`, prompt) ? ('off' as const) : ('require' as const),
        ...(prompt === '' ? {} : { prompt }),
      },
    ];
  });
}

/** Returns a heading without markup and without the colon behind it. */
function nameOf(label: string): string {
  const bare = plainText(label)
    .replace(/[*_`]+/g, '')
    .replace(/[:：\s]+$/, '')
    .trim();
  return foldName(bare) === '' ? label : bare;
}
