import { toDocument, type Document, type Piece } from '../markdown/document.js';
import { readHeadingText } from './heading-text.js';
import { readLineHeading } from './line-text.js';
import type { Names } from './names.js';
import type { RulesOff } from './rules.js';

/** Git trailers that nobody writes for an answer; a block of trailers has one of them. */
const SURE_TRAILER =
  /^(?:(?:signed-off-by|co-authored-by|co-developed-by):\s*\S.{0,100}<\S+@\S+>|change-id:\s*I[0-9a-f]{8,40}\s*$)/i;

/** Trailers as `git interpret-trailers` knows them: they may be an answer unless a sure one stands in their block. */
const TRAILER =
  /^(?:signed-off-by|co-authored-by|co-developed-by|reviewed-by|acked-by|tested-by|reported-by|suggested-by|helped-by|cc|change-id|reviewed-on|bug-id|git-[a-z-]{1,30}|original-commit-id|cherry-picked-from|x-[a-z-]{1,30}):\s*\S/i;

const MAIL_FOOTER =
  /^(?:sent from my \w|sent (?:from|via|with) (?:mail|outlook|yahoo|gmail|proton|thunderbird|superhuman|spark)\b|get outlook for |von meinem \S{1,20} gesendet|envoyé de mon |enviado (?:desde|do) (?:mi|meu) |inviato da (?:i|mio)|verstuurd vanaf mijn |отправлено с (?:iphone|моего)|reply to this email directly|you are receiving this because)/i;

/** What services append under a person's text. */
const SERVICE_LINE =
  /(?:reviewable\.io\/|bountysource\.com\/|polar\.sh\/|issuehunt\.io\/|summary by coderabbit|🤖 generated with|generated with \[claude|created with \[copilot|link to devin (?:run|session)|want to back this issue|upvote & fund|\[!\[[^\]]{0,80}\]\([^)]{0,200}(?:gitpod|codesandbox|stackblitz|graphite)|preview this (?:change|pr) on)/i;

/** What bots and templates leave at the end: a row of people, small print, a declaration, a word on their origin. */
const FOOTER =
  /^(?:\/cc(?:[\s,]+@[\w/-]{1,80})+|cc:?(?:[\s,]+@[\w/-]{1,80}){3,}|i (?:hereby )?(?:confirm|certify) .{0,40}\bsigned\b.{0,40}\b(?:cla|dco|licen[sc]e agreement)\b.*|<su[bp]>.*(?:https?:|\bbot\b).*<\/su[bp]>|(?:this|the) (?:pr|pull request|issue|report|message) (?:was|has been|is) (?:automatically |auto-?)(?:generated|created|opened)\b.*)$/i;

/** Comments with which a service marks its own block. */
const SERVICE_COMMENT =
  /^\s*(?:this is an auto-generated (?:comment|description)|reviewable:start|polar pledge badge start|cursor_summary|ellipsis_hidden|devin-review-badge-begin|greptile[_-]\w|codesmith:\w|copilot:(?:summary|walkthrough|poem|all)|walkthrough_start|pr-codex)/i;

const SERVICE_COMMENT_END =
  /(?:end of auto-generated|reviewable:end|polar pledge badge end|\/cursor_summary|[-_: ]end\s*$|^\s*end\b)/i;

/** A farewell by itself is no answer; one word that may be one is left alone. */
const CLOSING =
  /^(?:thanks?(?: you)?(?: very much| so much| a lot| in advance)?|many thanks|thx|cheers|(?:best|kind|warm) regards|mit freundlichen grüßen|viele grüße|cordialement|atenciosamente)[\s,.!]*$/i;

const MAX_SIGNATURE_LINES = 8;

/**
 * Returns the document without what is not its author's prose: blocks of services, and at the end trailers, signatures and
 * their footers. Sections then end where the prose ends.
 */
export function withoutEndMatter(document: Document, names: Names, off: RulesOff): Document {
  const cited = off.has('link-definition') ? document.pieces : withoutDefinitions(document.pieces);
  const own = off.has('end-matter') ? cited : withoutServiceBlocks(cited, names, off);
  const end = off.has('end-matter') ? own.length : endOfProse(own, document.lines, names, off);
  return end === document.pieces.length ? document : toDocument(own.slice(0, end), document.lines);
}

const DEFINITION = /^\[([^\]]{1,100})\]:\s*\S/;

/** Definitions of links that the text uses belong to the text that uses them, wherever they stand. */
function withoutDefinitions(pieces: readonly Piece[]): readonly Piece[] {
  const isDefinition = (piece: Piece) => piece.kind === 'text' && DEFINITION.test(piece.text);
  if (!pieces.some(isDefinition)) return pieces;
  const used = new Set<string>();
  for (const piece of pieces) {
    if (isDefinition(piece)) continue;
    for (const reference of piece.text.matchAll(/\[([^[\]]{1,100})\]/g)) used.add((reference[1] ?? '').toLowerCase());
  }
  const labels = pieces.filter(isDefinition).map((piece) => (DEFINITION.exec(piece.text)?.[1] ?? '').toLowerCase());
  return labels.some((label) => used.has(label)) ? pieces.filter((piece) => !isDefinition(piece)) : pieces;
}

/** A block goes from its mark to its end mark; where there is none, to the next section. */
function withoutServiceBlocks(pieces: readonly Piece[], names: Names, off: RulesOff): readonly Piece[] {
  const isMark = (piece: Piece) => piece.kind === 'comment' && SERVICE_COMMENT.test(piece.text);
  if (!pieces.some(isMark)) return pieces;
  const lastEnd = pieces.findLastIndex((piece) => piece.kind === 'comment' && SERVICE_COMMENT_END.test(piece.text));
  const kept: Piece[] = [];
  let isInside = false;
  for (const [index, piece] of pieces.entries()) {
    const isEnd = piece.kind === 'comment' && SERVICE_COMMENT_END.test(piece.text);
    if (isInside && isEnd) {
      isInside = false;
      continue;
    }
    if (isMark(piece) && !isEnd) isInside = true;
    else if (isInside && index > lastEnd && namesSection(piece, names, off)) isInside = false;
    if (!isInside) kept.push(piece);
  }
  return kept;
}

function namesSection(piece: Piece, names: Names, off: RulesOff): boolean {
  if (piece.kind === 'heading') return readHeadingText(piece.text, names, off) !== null;
  return readLineHeading(piece, null, names, off) !== null;
}

function endOfProse(pieces: readonly Piece[], lines: readonly string[], names: Names, off: RulesOff): number {
  let end = signatureStart(pieces, lines, names, off);
  let isTrailerBlock = false;
  for (let index = end - 1; index >= 0; index -= 1) {
    const piece = pieces[index];
    if (piece === undefined || piece.kind === 'comment') continue;
    const isTrailer = piece.kind === 'text' && TRAILER.test(piece.text);
    isTrailerBlock ||= isTrailer && SURE_TRAILER.test(piece.text);
    // A trailer without a sure one below it waits for one above it.
    if (isTrailer ? isTrailerBlock : isFooter(piece)) end = index;
    else if (!isTrailer) break;
  }
  return end;
}

function isFooter(piece: Piece): boolean {
  if (piece.kind === 'heading') return SERVICE_LINE.test(piece.text);
  if (piece.kind !== 'text') return false;
  return [FOOTER, MAIL_FOOTER, SERVICE_LINE, CLOSING].some((pattern) => pattern.test(piece.text));
}

/** `-- ` begins a mail signature (RFC 3676, 4.3) when it stands right above the last few lines and no section follows. */
function signatureStart(pieces: readonly Piece[], lines: readonly string[], names: Names, off: RulesOff): number {
  const from = Math.max(1, pieces.length - MAX_SIGNATURE_LINES);
  for (let index = from; index < pieces.length; index += 1) {
    const piece = pieces[index];
    const after = pieces.slice(index + 1);
    if (piece === undefined || after.length === 0) break;
    if (!after.every((next) => next.kind === 'text' && !namesSection(next, names, off))) continue;
    if (piece.kind === 'text' && piece.text === '--' && !piece.isQuote && after[0]?.line === piece.line + 1)
      return index;
    // Without a blank line above it the grammar takes `--` for an underline.
    const isUnderlined = piece.style === 'setext' && lines[piece.line + 1]?.trim() === '--';
    if (isUnderlined && !namesSection(piece, names, off) && index > pieces.length - 4) return index + 1;
  }
  return pieces.length;
}
