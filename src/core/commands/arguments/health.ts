import { isNoChange } from '../../reading/no-change.js';
import { readHealth } from '../../reading/health.js';
import type { Health } from '../../status/update.js';
import { readWords } from './words.js';

/** What a status in one line says. */
export interface StatusArgument {
  /** Null for "no change". */
  readonly health: Health | null;
  readonly headline: string | null;
}

const MAX_LENGTH = 2000;

/** `unknown` is an answer here: whoever cannot tell says so. */
const UNKNOWN = /^unknown(?![\p{L}\p{N}])/iu;

/** The usage's own names, which no sign has to part from the headline: `/status at-risk Vendor is late`. */
const NAMED = /^(on|at|off)[-‑–_ ]?(track|risk)(?![\p{L}\p{N}])/iu;

/** Returns what stands behind `/status`: how it stands and a headline, in quotation marks or not; null where it begins with no health. */
export function readStatus(argument: string): StatusArgument | null {
  const text = argument.slice(0, MAX_LENGTH).trim();
  if (isNoChange(text)) return { health: null, headline: null };
  const unknown = UNKNOWN.exec(text);
  if (unknown !== null) return { health: 'unknown', headline: headlineOf(text.slice(unknown[0].length)) };
  const named = NAMED.exec(text);
  const health = named === null ? undefined : NAMES[`${named[1]} ${named[2]}`.toLowerCase()];
  if (named !== null && health !== undefined) return { health, headline: headlineOf(text.slice(named[0].length)) };
  const quote = text.search(/["“„«]/);
  const said = readHealth(quote < 0 ? text : text.slice(0, quote), true);
  if (said === null || said.health === 'unknown') return null;
  return { health: said.health, headline: headlineOf(quote < 0 ? said.rest : text.slice(quote)) };
}

const NAMES: Readonly<Record<string, Health>> = {
  'on track': 'on-track',
  'at risk': 'at-risk',
  'off track': 'off-track',
};

/** Quotation marks around all of it are no part of it. */
function headlineOf(text: string): string | null {
  const bare = text.replace(/^[\s.,:;!–—-]+/, '').trim();
  const quoted = /^["“„«]([^"“”„«»]+)["”“»][.!]?$/u.exec(bare)?.[1];
  return readWords(quoted ?? bare);
}
