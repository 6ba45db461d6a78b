import { toDocument, type Document, type Piece } from '../markdown/document.js';
import type { RulesOff } from './rules.js';

/** Git trailers as `git interpret-trailers` knows them, those that stand in real pull requests. */
const TRAILER =
  /^(?:signed-off-by|co-authored-by|co-developed-by|reviewed-by|acked-by|tested-by|reported-by|suggested-by|helped-by|cc|change-id|reviewed-on|bug-id|git-[a-z-]{1,30}|original-commit-id|cherry-picked-from|x-[a-z-]{1,30}):\s*\S/i;

const MAIL_FOOTER =
  /^(?:sent (?:from|via|with|using) |get outlook for |von meinem \S{1,20} gesendet|gesendet von |envoyé de(?:puis)? |enviado (?:desde|do|de) |inviato da |verstuurd vanaf |отправлено с |reply to this email directly|you are receiving this because)/i;

/** What services append under a person's text. */
const SERVICE_LINE =
  /(?:reviewable\.io\/|bountysource\.com\/|app\.graphite\.dev\/|codesandbox\.io\/p\/github|polar\.sh\/|issuehunt\.io\/|summary by coderabbit|generated (?:with|by) \[?claude|created with \[?copilot|link to devin (?:run|session)|want to back this issue|upvote & fund|open in (?:gitpod|stackblitz|codespaces)|gitpod\.io\/(?:#|button)|preview this (?:change|pr) on)/i;

/** `cc @a @b` that a bot adds, and the small print it leaves. */
const FOOTER =
  /^(?:\/?cc:?(?:[\s,]+@[\w/-]{1,80}){2,}|i (?:confirm|certify|agree)\b.{0,80}\b(?:cla|dco|contributor licen[sc]e)\b.*|<su[bp]>.*(?:https?:|\bbot\b).*<\/su[bp]>|.{0,80}\b(?:automatically|auto-?) ?(?:generated|created|opened) (?:by|from|with)\b.*)$/i;

/** Comments with which a service marks its own block. */
const SERVICE_COMMENT =
  /^\s*(?:this is an auto-generated (?:comment|description)|reviewable:start|polar pledge badge|cursor_summary|ellipsis(?:_hidden|-dev)|codesmith|issue-badge|greptile|korbit|sourcery|copilot[ :-]|devin-|graphite|mesa-description|stack(?:ed)? ?(?:pr|on)|cla-?assistant|copyq|kody|baz-|begin(?:ning)? of auto|walkthrough_start|pr-(?:codex|summary)|start copilot|bito)/i;

const SERVICE_COMMENT_END =
  /(?:end of auto-generated|reviewable:end|polar pledge badge end|\/cursor_summary|_end\s*$|^\s*end\b)/i;

const CLOSING =
  /^(?:thanks|thank you|thanks in advance|many thanks|thx|cheers|(?:best|kind|warm)? ?regards|best|mit freundlichen grüßen|viele grüße|cordialement|merci|saludos|gracias|atenciosamente|obrigad[oa])[\s,.!]*$/i;

const MAX_SIGNATURE_LINES = 8;

/**
 * Returns the document without what is not its author's prose: blocks of services, and at the end trailers, signatures and
 * their footers. Sections then end where the prose ends.
 */
export function withoutEndMatter(document: Document, off: RulesOff): Document {
  const cited = off.has('link-definition') ? document.pieces : withoutDefinitions(document.pieces);
  const own = off.has('end-matter') ? cited : withoutServiceBlocks(cited);
  const end = off.has('end-matter') ? own.length : endOfProse(own, document.lines);
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

function withoutServiceBlocks(pieces: readonly Piece[]): readonly Piece[] {
  if (!pieces.some((piece) => piece.kind === 'comment' && SERVICE_COMMENT.test(piece.text))) return pieces;
  const kept: Piece[] = [];
  let isInside = false;
  for (const piece of pieces) {
    if (piece.kind === 'comment') {
      if (isInside && SERVICE_COMMENT_END.test(piece.text)) {
        isInside = false;
        continue;
      }
      if (SERVICE_COMMENT.test(piece.text)) isInside = true;
    }
    if (!isInside) kept.push(piece);
  }
  return kept;
}

function endOfProse(pieces: readonly Piece[], lines: readonly string[]): number {
  let end = signatureStart(pieces, lines);
  for (let index = end - 1; index >= 0; index -= 1) {
    const piece = pieces[index];
    if (piece === undefined || piece.kind === 'comment') continue;
    if (!isEndMatter(piece)) break;
    end = index;
  }
  return end;
}

function isEndMatter(piece: Piece): boolean {
  if (piece.kind !== 'text' && piece.kind !== 'heading') return false;
  if (piece.kind === 'heading') return SERVICE_LINE.test(piece.text);
  return (
    FOOTER.test(piece.text) ||
    TRAILER.test(piece.text) ||
    MAIL_FOOTER.test(piece.text) ||
    SERVICE_LINE.test(piece.text) ||
    CLOSING.test(piece.text)
  );
}

/** `-- ` alone on a line begins a mail signature (RFC 3676, 4.3) when little follows. */
function signatureStart(pieces: readonly Piece[], lines: readonly string[]): number {
  const from = Math.max(0, pieces.length - MAX_SIGNATURE_LINES);
  for (let index = from; index < pieces.length; index += 1) {
    const piece = pieces[index];
    const isFollowed = index < pieces.length - 1 && pieces.slice(index + 1).every((next) => next.kind === 'text');
    if (!isFollowed) continue;
    if (piece?.kind === 'text' && piece.text === '--' && !piece.isQuote) return index;
    // Without a blank line above it the grammar takes `--` for an underline.
    if (piece?.style === 'setext' && lines[piece.line + 1]?.trim() === '--' && index > pieces.length - 4)
      return index + 1;
  }
  return pieces.length;
}
