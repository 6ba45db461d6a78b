import type { Clock } from '../../shell/clock.js';
import type { Log } from '../../shell/log.js';
import type { Meter } from '../../shell/meter.js';
import type { TurnedAway } from '../delivery-headers.js';

/** Anybody can send what is refused, as often as they like; a line for each would fill a disk. */
const QUIET_MS = 10_000;

export interface TurnedAwayOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: Pick<Meter, 'webhook'>;
}

/** Tells the log and the metrics of a request that was turned away. */
export type TellTurnedAway = (turnedAway: TurnedAway) => void;

/**
 * Returns what tells of requests that are turned away: counts each, and logs each that failed, but of those refused the first
 * at once, then one every ten seconds, with how many there were between.
 */
export function createTellTurnedAway({ clock, log, meter }: TurnedAwayOptions): TellTurnedAway {
  let quietUntil = -Infinity;
  let unsaid = 0;

  return ({ delivery, event, outcome, reason, error }) => {
    meter.webhook(event ?? 'other', outcome);
    if (outcome === 'failed') {
      log.warn({ delivery, reason, ...(error === undefined ? {} : { err: error }) }, 'delivery failed');
      return;
    }
    const now = clock.now();
    if (now < quietUntil) {
      unsaid += 1;
      return;
    }
    quietUntil = now + QUIET_MS;
    log.warn({ delivery, reason, more: unsaid, ...(error === undefined ? {} : { err: error }) }, 'delivery refused');
    unsaid = 0;
  };
}
