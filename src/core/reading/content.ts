import type { SectionSpec } from '../config/config.js';
import type { Piece } from '../markdown/document.js';
import type { Guide } from './guide.js';
import {
  asksYesOrNo,
  classifyAnswer,
  classifyCodeLine,
  classifyLine,
  isTemplateLine,
  type LineKind,
} from './line-kind.js';
import { isSentenceAboveRule } from './marks.js';
import type { RulesOff } from './rules.js';

/** What stands in a section, in the order of how much it says. */
export type ContentState = 'present' | 'placeholder' | 'template-residue' | 'comment-only' | 'empty';

/** Where the answer begins when it stands in the line of the heading itself. */
export interface Opening {
  readonly answer: string;
  readonly line: number;
  /** The heading as its author wrote it: "No" answers a question even where the configured name is none. */
  readonly heading: string;
}

/** The content of one section: its state, and what of it the author wrote. */
export interface Content {
  readonly state: ContentState;
  /** The author's own pieces; nothing of the template's, no placeholder, no comment. */
  readonly written: readonly Piece[];
  /** All pieces of the section in order, the template's own too: what an author left unticked is still asked of them. */
  readonly pieces: readonly Piece[];
  /** How many deeper headings stand in it. */
  readonly headings: number;
}

export const EMPTY_CONTENT: Content = { state: 'empty', written: [], pieces: [], headings: 0 };

/** The more a state says, the higher; of two copies of a section the higher counts. */
const RANK = { empty: 0, 'comment-only': 1, 'template-residue': 2, placeholder: 3, present: 4 } as const;

/** Returns the fuller of two contents. */
export function fuller(a: Content, b: Content): Content {
  return RANK[b.state] > RANK[a.state] ? b : a;
}

/** A section of this many lines is filled, whatever else it holds: what follows is in `pieces`, and nobody told whose it is. */
export const MAX_WRITTEN = 200;

/** Reads the pieces of one section against its spec and the template's own text. */
export function readContent(
  opening: Opening,
  pieces: readonly Piece[],
  spec: SectionSpec,
  guide: Guide,
  off: RulesOff,
): Content {
  let rank: number = RANK.empty;
  const written: Piece[] = [];
  const echoes: Piece[] = [];
  const isAsked = !off.has('yes-no-question') && asksYesOrNo(opening.heading);
  const asked: SectionSpec = isAsked ? { ...spec, none: true } : spec;
  const answer = opening.answer === '' ? null : answerPiece(opening);
  const all = answer === null ? pieces : [answer, ...pieces];
  for (const piece of all) {
    const kind =
      piece === answer ? classifyAnswer(piece.text, asked, guide, off) : classifyPiece(piece, asked, guide, off);
    if (kind === 'blank') continue;
    if (kind === 'written' && written.push(piece) >= MAX_WRITTEN) break;
    if (kind === 'echo') echoes.push(piece);
    else rank = Math.max(rank, RANK[STATE_OF[kind]]);
  }
  // A short line of the template's is a chosen value when others that it offered are gone.
  if (echoes.length > 0 && echoes.length < guide.choices && rank !== RANK['template-residue']) {
    written.push(...echoes);
    rank = RANK.present;
  } else if (echoes.length > 0) {
    rank = Math.max(rank, RANK['template-residue']);
  }
  const state = (Object.keys(RANK) as ContentState[]).find((name) => RANK[name] === rank) ?? 'empty';
  return { state, written, pieces: all, headings: pieces.filter((piece) => piece.kind === 'heading').length };
}

const STATE_OF = {
  written: 'present',
  placeholder: 'placeholder',
  residue: 'template-residue',
  comment: 'comment-only',
} as const satisfies Record<Exclude<LineKind, 'blank' | 'echo'>, ContentState>;

function answerPiece(opening: Opening): Piece {
  return {
    kind: 'text',
    line: opening.line,
    text: opening.answer,
    level: 0,
    style: 'none',
    isFirst: true,
    isItem: false,
    number: '',
    isQuote: false,
    isTable: false,
    isFlush: true,
    listDepth: 0,
    depth: 0,
  };
}

function classifyPiece(piece: Piece, spec: SectionSpec, guide: Guide, off: RulesOff): LineKind {
  switch (piece.kind) {
    case 'comment':
      return 'comment';
    case 'item':
      return guide.hasEmptyItem ? 'residue' : 'placeholder';
    case 'code':
      return classifyCode(piece, spec, guide, off);
    case 'heading':
      return classifyHeading(piece, spec, guide, off);
    case 'text':
      return classifyLine(piece.text, spec, guide, off);
    default:
      return piece.kind satisfies never;
  }
}

/** Lines of a block are looked at until one is the author's. */
const MAX_LINES = 2000;

/** An empty fence says nothing, unless the template brought it along. */
function classifyCode(piece: Piece, spec: SectionSpec, guide: Guide, off: RulesOff): LineKind {
  if (piece.text.trim() === '') return guide.hasFence && !off.has('residue') ? 'residue' : 'blank';
  return strongest(piece, (line) => classifyCodeLine(line, spec, guide, off));
}

function strongest(piece: Piece, classify: (line: string) => LineKind): LineKind {
  let kind: LineKind = 'blank';
  for (const line of piece.text.split('\n', MAX_LINES)) {
    const next = classify(line);
    if (next === 'written') return 'written';
    if (next !== 'blank') kind = next;
  }
  return kind;
}

/** A deeper heading of the author's says something by itself; `<summary>` and the template's own do not. */
function classifyHeading(piece: Piece, spec: SectionSpec, guide: Guide, off: RulesOff): LineKind {
  if (isSentenceAboveRule(piece, off)) return strongest(piece, (line) => classifyLine(line, spec, guide, off));
  if (isTemplateLine(piece.text, guide)) return 'residue';
  return piece.style === 'html' ? 'blank' : classifyLine(piece.text, spec, guide, off);
}
