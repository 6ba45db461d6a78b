import type { Instant } from '../snapshot.js';

/** A time in which the clocks of a zone are not put forward or back. `to` is not within. */
export interface Piece {
  readonly from: Instant;
  readonly to: Instant;
  /** Milliseconds by which clocks there are ahead of UTC. */
  readonly offset: number;
}

const DAY = 86_400_000;

/** Clocks have never been changed twice within three days: since 1970 there were always at least six days between. */
const STEP = 3 * DAY;

const CHUNK = 32 * STEP;

/** What is kept. A formatter takes some 30 KB and a hundred microseconds to make; the pieces made with it are small. */
const MOST_FORMATTERS = 64;
const MOST_ZONES = 640;
const MOST_CHUNKS = 64;

const formatters = new Map<string, Intl.DateTimeFormat>();
const zones = new Map<string, Map<number, readonly Piece[]>>();

/**
 * Returns the piece of even time that an instant is in. Pieces end with every change of the clocks, and every 96 days beside.
 *
 * The platform is asked for offsets only, and not for each instant anew: finding the changes of 96 days takes some hundred
 * microseconds, looking one up a tenth of one. Polyfills of Temporal take twenty, which is too long for windows that ask for hundreds.
 *
 * @param zone an IANA name; one that the platform does not know throws a RangeError, as an instant does that is none
 */
export function pieceAt(instant: Instant, zone: string): Piece {
  const chunk = Math.floor(instant / CHUNK);
  const pieces = zones.get(zone)?.get(chunk) ?? keepPieces(chunk, zone);
  for (const piece of pieces) if (instant < piece.to) return piece;
  throw new RangeError('not an instant');
}

function keepPieces(chunk: number, zone: string): readonly Piece[] {
  const pieces = readPieces(chunk, zone);
  const chunks = kept(zones, zone, MOST_ZONES, () => new Map<number, readonly Piece[]>());
  return kept(chunks, chunk, MOST_CHUNKS, () => pieces);
}

/** Returns what is kept under a key, made now where there is none. What has been kept longest makes room. */
function kept<Key, Value>(store: Map<Key, Value>, key: Key, most: number, make: () => Value): Value {
  const known = store.get(key);
  if (known !== undefined) return known;
  const value = make();
  const oldest = store.keys().next();
  if (store.size >= most && oldest.done !== true) store.delete(oldest.value);
  store.set(key, value);
  return value;
}

function readPieces(chunk: number, zone: string): readonly Piece[] {
  const formatter = kept(formatters, zone, MOST_FORMATTERS, () => makeFormatter(zone));
  const offsetAt = (instant: Instant): number => readOffset(formatter, instant);
  const end = (chunk + 1) * CHUNK;
  const pieces: Piece[] = [];
  let from = chunk * CHUNK;
  let offset = offsetAt(from);
  for (let step = from + STEP; step <= end; step += STEP) {
    while (offsetAt(step) !== offset) {
      const to = findChange(Math.max(from, step - STEP), step, (instant) => offsetAt(instant) !== offset);
      pieces.push({ from, to, offset });
      from = to;
      offset = offsetAt(from);
    }
  }
  if (from < end) pieces.push({ from, to: end, offset });
  return pieces;
}

/** Returns the first whole second at which clocks have changed, of two instants with the change between them. */
function findChange(before: Instant, after: Instant, hasChanged: (instant: Instant) => boolean): Instant {
  let [low, high] = [before / 1000, after / 1000];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (hasChanged(middle * 1000)) high = middle;
    else low = middle;
  }
  return high * 1000;
}

function makeFormatter(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-u-nu-latn', { timeZone, timeZoneName: 'longOffset' });
}

/** The offset is the last of the text: `GMT+05:30`, `GMT-00:44:30`, or `GMT` alone for none. */
function readOffset(formatter: Intl.DateTimeFormat, instant: Instant): number {
  const text = formatter.format(instant);
  const parts = /GMT(?:([-+\u2212])(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(text);
  if (parts === null) throw new RangeError(`no offset in ${text}`);
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = parts;
  const size = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  return size * (sign === '+' ? 1000 : -1000) + 0;
}
