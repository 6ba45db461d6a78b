import { foldWords, plainText } from '../markdown/fold.js';
import type { Health } from '../status/update.js';
import { HEALTH_COLOURS, HEALTH_SIGNS, HEALTH_WORDS } from './health-words.js';

/** How something stands by one line, and what the line says behind it. */
export interface SaidHealth {
  readonly health: Health;
  /** Plain text, trimmed; empty where nothing follows. */
  readonly rest: string;
}

const MAX_LENGTH = 600;

/** What comes before the word itself. */
const LEADS = /^(?:(?:we|it|this|all|things|project|overall|currently|still|now|is|are|wir|sind|es|ist) )+/;

/** Where a word for health ends and what is said of it begins. */
const ENDS =
  /[.,:;!?()（）。、，：；|\n]|\s[-–—]+\s|[–—]|\s(?:but|because|as|since|due|until|with|and|aber|weil|da|wegen|bis|mais|car|pero|porque|mas|ma|maar|omdat|но|але)\s/iu;

const ARROW = /→|⇒|➡|(?:-|=)>/u;

const VARIATION = /[\uFE0E\uFE0F]/g;

/** A sign or a short name at the beginning of what is left. */
const SIGN_AHEAD = /^(?::[a-z_]{1,30}:|\p{Extended_Pictographic})\s*/u;

/**
 * Returns how something stands by a line that begins with it: a word in any of our languages, a circle, a square or a heart in a colour,
 * or both; null where it begins with neither. `unknown` where it names several: the options of a template left standing, a green
 * circle in front of "at risk". Of what an arrow parts, the last counts.
 *
 * @param asked true where the line answers the question how it stands: there a tick or a warning sign is an answer, too
 */
export function readHealth(line: string, asked: boolean): SaidHealth | null {
  const text = plainText(line.slice(0, MAX_LENGTH)).replace(VARIATION, '').trim();
  const now = text.split(ARROW).at(-1) ?? text;
  const found = new Set<Health>();
  let rest = now.trim();
  for (let sign = SIGN_AHEAD.exec(rest); sign !== null; sign = SIGN_AHEAD.exec(rest)) {
    const health = healthOfSign(sign[0].trim(), asked);
    if (health !== null) found.add(health);
    rest = rest.slice(sign[0].length);
  }
  const { head, tail } = splitHead(rest);
  const health = HEALTH_WORDS.get(head) ?? HEALTH_WORDS.get(head.replace(LEADS, ''));
  if (health !== undefined) found.add(health);
  const only = found.size === 1 ? [...found][0] : undefined;
  if (only !== undefined) return { health: only, rest: trimRest(health === undefined ? rest : tail) };
  return found.size > 1 || isMenu(rest) ? { health: 'unknown', rest: '' } : null;
}

/** Returns how something stands by an answer that says nothing else; null for any other. */
export function readHealthAlone(line: string): Health | null {
  const said = readHealth(line, false);
  return said !== null && said.rest === '' ? said.health : null;
}

/** Tells whether a line means how it all stands even where nobody asked: by a sign of colour, or one of three names. "Late" may be of anything. */
export function isPlainHealth(line: string): boolean {
  return /^(?:on|at|off) ?(?:track|risk)$/.test(foldWords(plainText(line))) || COLOUR.test(line);
}

const COLOUR = new RegExp([...HEALTH_COLOURS.keys()].join('|'), 'u');

function healthOfSign(sign: string, asked: boolean): Health | null {
  return HEALTH_COLOURS.get(sign) ?? (asked ? HEALTH_SIGNS.get(sign) : undefined) ?? null;
}

function splitHead(text: string): { readonly head: string; readonly tail: string } {
  const end = ENDS.exec(text);
  if (end === null) return { head: foldHead(text), tail: '' };
  const isWord = /\p{L}/u.test(end[0]);
  const tail = text.slice(end.index + (isWord ? 0 : end[0].length));
  return { head: foldHead(text.slice(0, end.index)), tail };
}

function foldHead(text: string): string {
  return foldWords(text.replace(/['’](?:re|s)(?!\p{L})/giu, ' is').replace(/[_*`]/g, ''));
}

/** `On track / At risk / Off track`: what a template offers, and nobody chose. */
function isMenu(text: string): boolean {
  const parts = text.split(/[/|]|\s(?:or|oder|ou|o|of|lub|или|або)\s/i, 8);
  return parts.length > 1 && parts.filter((part) => HEALTH_WORDS.has(foldWords(part))).length > 1;
}

function trimRest(text: string): string {
  const rest = text.replace(/^[\s.,:;!?–—-]+/, '').trim();
  return rest.includes('(') ? rest : rest.replace(/[)）]$/, '');
}
