import type { Instant } from '../snapshot.js';
import { carryBlockers, resolveClosed } from './carry.js';
import type { Blocker, Health, StatusReading, StatusUpdate } from './update.js';

/** How an item stands by all updates together. */
export interface Standing {
  /** The last that says more than that nothing changed; null where there is none. */
  readonly latest: StatusUpdate | null;
  /** When the last update was written, "no change" too; null where there is none. An incomplete one is none. */
  readonly updatedAt: Instant | null;
  readonly health: Health;
  /** The health before the last update that said one; null where none said one before. */
  readonly previousHealth: Health | null;
  /** The headline of the update that said the health; null where there is none. */
  readonly headline: string | null;
  /** With their age, oldest first; what is resolved is not among them. */
  readonly blockers: readonly Blocker[];
}

/** Of a longer thread the newest are read. */
const MOST_READINGS = 200;

/** Blockers are compared in the product of their lengths: fifteen of a line for six years of weeks, or a few of thirty paragraphs each. */
const MOST_COMPARED = 1e9;

/**
 * Returns how an item stands by its updates, in any order.
 *
 * "No change" leaves all as it stood; an update that says nothing of blockers leaves these. Health is that of the last update that is
 * more than "no change": where that one does not say, it is unknown, whatever was said before. What an incomplete update says counts;
 * what it leaves out is taken as it stood.
 *
 * @param closed keys of issues that are closed, as `linkKey` makes them
 */
export function standingOf(readings: readonly StatusReading[], closed: ReadonlySet<string> = new Set()): Standing {
  const ordered = newest(readings.toSorted((a, b) => saidIn(a).at - saidIn(b).at));
  let standing: Standing = {
    latest: null,
    updatedAt: null,
    health: 'unknown',
    previousHealth: null,
    headline: null,
    blockers: [],
  };
  for (const reading of ordered) standing = afterReading(standing, reading);
  const blockers = resolveClosed(standing.blockers, closed).filter(({ isResolved }) => !isResolved);
  return { ...standing, blockers: blockers.toSorted((a, b) => a.since - b.since) };
}

/** Whoever writes long updates all day long may not keep the app busy with them: what is older than those it compares is not read. */
function newest(ordered: readonly StatusReading[]): readonly StatusReading[] {
  const kept: StatusReading[] = [];
  let compared = 0;
  let lengthAfter = 0;
  for (const reading of ordered.slice(-MOST_READINGS).reverse()) {
    const { saysBlockers, blockers } = saidIn(reading);
    if (saysBlockers) {
      const length = blockers.reduce((sum, { text }) => sum + text.length, 0);
      compared += length * lengthAfter;
      lengthAfter = length;
    }
    if (compared > MOST_COMPARED) break;
    kept.push(reading);
  }
  return kept.reverse();
}

/** Returns what a reading says, whether it is complete or not. */
export function saidIn(reading: StatusReading): StatusUpdate {
  return reading.kind === 'update' ? reading : reading.partial;
}

function afterReading(before: Standing, reading: StatusReading): Standing {
  const said = saidIn(reading);
  const isComplete = reading.kind === 'update';
  const updatedAt = isComplete ? said.at : before.updatedAt;
  if (said.isNoChange) return { ...withHealth(before, said, false), updatedAt };
  return {
    ...withHealth(before, said, isComplete),
    latest: isComplete ? said : before.latest,
    updatedAt,
    blockers: said.saysBlockers ? carryBlockers(before.blockers, said.blockers) : before.blockers,
  };
}

/** @param mayForget true where silence on health means that it is not known */
function withHealth(before: Standing, said: StatusUpdate, mayForget: boolean): Standing {
  if (said.health === 'unknown' && !mayForget) return before;
  const previousHealth = before.latest === null && before.health === 'unknown' ? null : before.health;
  return { ...before, health: said.health, previousHealth, headline: said.headline };
}
