import type { SectionSpec } from '../config/config.js';
import { findUnclosedFence, parseDocument, type Document } from '../markdown/document.js';
import { EMPTY_CONTENT, fuller, readContent, type Content, type Opening } from './content.js';
import { withoutEndMatter } from './end-matter.js';
import { guideOf, type Guide } from './guide.js';
import { findMarks, type Mark } from './marks.js';
import { collectNames, MAX_SHARED, type Names } from './names.js';
import { ALL_RULES_ON, type RulesOff } from './rules.js';
import { partSetext } from './setext.js';

/** One configured section as found in a body. */
export interface ReadSection {
  readonly spec: SectionSpec;
  /** Null where no heading of any look names it. */
  readonly content: Content | null;
  /** 1-based line of the heading whose content counts; null when missing. */
  readonly line: number | null;
}

/** Reads a body, or one already parsed, against the sections of a template; one entry a section, in the template's order. */
export function readSections(
  body: string | Document,
  specs: readonly SectionSpec[],
  off: RulesOff = ALL_RULES_ON,
): readonly ReadSection[] {
  const names = collectNames(specs, off);
  const document = withoutEndMatter(partSetext(parseForgiving(body, names, off), names), names, off);
  const marks = findMarks(document, names, off);
  const certain = marks.filter((mark) => mark.look !== 'plain');
  const guides = specs.map((spec) => guideOf(spec));

  const first = specs.map((spec, section) => readSection({ document, marks: certain, spec, section, off }, guides));
  // Plain lines are weak evidence: they are asked only where nothing better answers.
  return first.map((found, section) => {
    if (found.content?.state === 'present' || certain.length === marks.length) return found;
    const again = readSection({ document, marks, spec: found.spec, section, off }, guides);
    return again.content === null || (found.content !== null && fuller(found.content, again.content) === found.content)
      ? found
      : again;
  });
}

/** A fence that somebody forgot to close hides every section after it. Where that is so, the fence is overlooked. */
function parseForgiving(body: string | Document, names: Names, off: RulesOff): Document {
  const document = typeof body === 'string' ? parseDocument(body) : body;
  const line = off.has('unclosed-fence') ? null : findUnclosedFence(document);
  if (line === null) return document;
  const hidden = document.lines.slice(line + 1).some((text) => {
    const heading = /^ {0,3}#{1,6}\s+(\S.{0,200})$/.exec(text)?.[1];
    return heading !== undefined && names.sections.has(names.compare(heading));
  });
  return hidden ? parseDocument(document.lines.map((text, at) => (at === line ? '' : text)).join('\n')) : document;
}

interface Search {
  readonly document: Document;
  readonly marks: readonly Mark[];
  readonly spec: SectionSpec;
  readonly section: number;
  readonly off: RulesOff;
}

function readSection(search: Search, guides: readonly Guide[]): ReadSection {
  const { document, marks, spec, section, off } = search;
  const guide = guides[section] ?? guideOf(spec);
  let content: Content | null = null;
  let line: number | null = null;
  for (const position of positionsOf(marks, section, off)) {
    const here = contentAt(document, marks, position, spec, guide, off);
    if (content !== null && fuller(content, here) === content) continue;
    content = here;
    line = (document.pieces[marks[position]?.at ?? 0]?.line ?? 0) + 1;
    if (here.state === 'present') break;
  }
  return { spec, content, line };
}

const positions = new WeakMap<readonly Mark[], ReadonlyMap<number, readonly number[]>>();

/** Where in a list of marks each section is named; made once a list. */
function positionsBySection(marks: readonly Mark[]): ReadonlyMap<number, readonly number[]> {
  const known = positions.get(marks);
  if (known !== undefined) return known;
  const found = new Map<number, number[]>();
  for (const [position, mark] of marks.entries()) {
    for (const section of mark.sections.slice(0, MAX_SHARED)) {
      const list = found.get(section);
      if (list === undefined) found.set(section, [position]);
      else list.push(position);
    }
  }
  positions.set(marks, found);
  return found;
}

/** Of a section that stands more often, nobody can tell which copy was meant. */
const MAX_COPIES = 200;

/** Positions in `marks` of the headings of one section: those outside `<details>` where there are any. */
function positionsOf(marks: readonly Mark[], section: number, off: RulesOff): readonly number[] {
  const all = positionsBySection(marks).get(section) ?? [];
  const outside = off.has('outside-first') ? [] : all.filter((position) => marks[position]?.depth === 0);
  const chosen = outside.length > 0 ? outside : all;
  return chosen.slice(0, off.has('duplicate-section') ? 1 : MAX_COPIES);
}

function contentAt(
  document: Document,
  marks: readonly Mark[],
  position: number,
  spec: SectionSpec,
  guide: Guide,
  off: RulesOff,
): Content {
  const mark = marks[position];
  if (mark === undefined) return EMPTY_CONTENT;
  const opening = openingOf(document, mark);
  const known = knownHeadings(marks);
  const piecesTo = (end: number) =>
    document.pieces.slice(mark.at + 1, end).filter((_, index) => !known.has(mark.at + 1 + index));
  const end = endOf(document, marks, position, off);
  const content = readContent(opening, piecesTo(end.at), spec, guide, off);
  if (!isUntouched(content) || !end.isWeak || off.has('higher-heading')) return content;
  const further = endPastWeak(document, marks, position);
  return fuller(content, readContent(opening, piecesTo(further), spec, guide, off));
}

/** Nothing but hidden text so far: what follows under a weak heading is then likely meant to be the answer. */
function isUntouched(content: Content): boolean {
  return content.state === 'empty' || content.state === 'comment-only';
}

/** `-` below a line is to the grammar an underline, to its author an empty answer. */
function openingOf(document: Document, mark: Mark): Opening {
  const piece = document.pieces[mark.at];
  const line = piece?.line ?? 0;
  const heading = piece?.text ?? '';
  if (mark.answer !== '' || piece?.style !== 'setext') return { answer: mark.answer, line, heading };
  const underline = document.lines[line + piece.text.split('\n').length]?.trim() ?? '';
  return { answer: underline === '-' || underline === '--' ? underline : '', line, heading };
}

const headings = new WeakMap<readonly Mark[], ReadonlySet<number>>();

/** Pieces that are headings of sections: names, not content, wherever they stand. */
function knownHeadings(marks: readonly Mark[]): ReadonlySet<number> {
  const cached = headings.get(marks);
  if (cached !== undefined) return cached;
  const known = new Set(marks.filter((mark) => mark.sections.length > 0 && mark.answer === '').map((mark) => mark.at));
  headings.set(marks, known);
  return known;
}

interface End {
  /** Index of the first piece that no longer belongs to the section. */
  readonly at: number;
  /** True when what ended it may be content: an unknown heading of a higher level or only bold, or a deeper section. */
  readonly isWeak: boolean;
}

function endOf(document: Document, marks: readonly Mark[], position: number, off: RulesOff): End {
  const mark = marks[position];
  const stop = detailsEnd(document, mark);
  if (mark === undefined) return { at: stop, isWeak: false };
  for (let next = position + 1; next < marks.length; next += 1) {
    const other = marks[next];
    if (other === undefined || other.at >= stop) break;
    // What stands in a deeper <details> is content of the section that the <details> stands in.
    if (other.depth > mark.depth) continue;
    if (!endsSection(mark, other, off)) continue;
    const isUnknown = other.sections.length === 0 && (other.level < mark.level || other.look === 'bold');
    const isDeeper = other.look === 'heading' && mark.look === 'heading' && other.level > mark.level;
    const isWeak = isUnknown || isDeeper;
    return { at: other.at, isWeak };
  }
  return { at: stop, isWeak: false };
}

/**
 * A section ends where another one of the template begins, whatever its level, and at the next heading of its own or a higher
 * level.
 */
function endsSection(mark: Mark, other: Mark, off: RulesOff): boolean {
  if (other.sections.length > 0 && !other.sections.some((section) => mark.sections.includes(section))) return true;
  return off.has('deeper-heading') || other.level <= mark.level;
}

/** The next heading that certainly begins something else: a section that is not deeper, or an unknown heading of this level. */
function endPastWeak(document: Document, marks: readonly Mark[], position: number): number {
  const mark = marks[position];
  const stop = detailsEnd(document, mark);
  if (mark === undefined) return stop;
  for (let next = position + 1; next < marks.length; next += 1) {
    const other = marks[next];
    if (other === undefined || other.at >= stop) break;
    if (other.sections.length > 0 && other.level <= mark.level) return other.at;
    if (other.look === 'heading' && other.level === mark.level) return other.at;
  }
  return stop;
}

/** A section inside `<details>` ends with it at the latest. */
function detailsEnd(document: Document, mark: Mark | undefined): number {
  return (mark && document.detailsEnds[mark.at]) ?? document.pieces.length;
}
