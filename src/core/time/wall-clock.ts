import type { Instant } from '../snapshot.js';
import { dateOfEpochDay, epochDay, type CivilDate } from './civil.js';
import { pieceAt, type Piece } from './offsets.js';

const MINUTE = 60_000;
export const DAY = 86_400_000;

/**
 * What clocks show, as one number: the milliseconds from 00:00 on 1 January 1970 to there on the same clocks. It is an instant only
 * together with a zone.
 */
export type WallTime = number;

/**
 * Which moment is meant where clocks show a time twice. An opening is the first of them. A closing is the last at which clocks
 * come to that time by running, not by being put back to it: with 03:00 put back to 02:00, half past two comes twice and counts the
 * second time, two o'clock is come to once.
 */
export type Edge = 'opening' | 'closing';

/** Returns what the clocks of a zone show at an instant. */
export function wallTime(instant: Instant, zone: string): WallTime {
  return instant + pieceAt(instant, zone).offset;
}

/** Returns the moment at which the clocks of a zone show a time. One that they skip is the moment at which they skip it. */
export function instantOf(wall: WallTime, zone: string, edge: Edge): Instant {
  // No clock has ever been a day ahead of UTC or behind it.
  const near = pieceAt(wall, zone);
  if (wall - DAY >= near.from && wall + DAY < near.to) return wall - near.offset;
  const pieces = piecesAround(wall, zone);
  const piece =
    edge === 'opening'
      ? pieces.find(({ from, to, offset }) => from + offset <= wall && wall < to + offset)
      : pieces.findLast(({ from, to, offset }) => from + offset < wall && wall <= to + offset);
  if (piece !== undefined) return wall - piece.offset;
  return pieces.find(({ from, offset }) => wall <= from + offset)?.from ?? wall - near.offset;
}

function piecesAround(wall: WallTime, zone: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let at = wall - DAY; at <= wall + DAY; at = pieces.at(-1)?.to ?? Infinity) pieces.push(pieceAt(at, zone));
  return pieces;
}

/** A day and the whole minutes that have passed of it, by the clock. */
export interface CivilTime {
  readonly date: CivilDate;
  readonly minute: number;
}

/** Returns the day and the minute that it is in a zone at an instant. */
export function civilTime(instant: Instant, zone: string): CivilTime {
  const wall = wallTime(instant, zone);
  const day = Math.floor(wall / DAY);
  return { date: dateOfEpochDay(day), minute: Math.floor((wall - day * DAY) / MINUTE) };
}

/** Returns the moment of a minute of a day in a zone. Minute 1440 is the end of the day. */
export function instantAt({ date, minute }: CivilTime, zone: string, edge: Edge): Instant {
  return instantOf(epochDay(date) * DAY + minute * MINUTE, zone, edge);
}
