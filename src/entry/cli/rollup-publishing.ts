import { formatWeek, type Week } from '../../core/rollup/week.js';
import type { RepositoryRef } from '../../core/subject.js';
import type { Clock } from '../../shell/clock.js';
import { Pacing } from '../../shell/github/client/pacing.js';
import { silentLog } from '../../shell/log.js';
import { silentMeter } from '../../shell/meter.js';
import { KnownWeeks } from '../../shell/rollup/publishing/known-weeks.js';
import type { PublishParts } from '../../shell/rollup/publishing/publish.js';
import { publishOnce, type PublishedOnce } from '../../shell/rollup/publishing/publish-once.js';
import { createPageWriter } from '../../shell/rollup/publishing/write-pages.js';
import { BestEffort } from '../../shell/state/best-effort.js';
import { MemoryStore } from '../../shell/state/memory-store.js';
import type { Connect } from '../../shell/github/client/client.js';
import { UsageError } from './terminal.js';

/** What a page is read with. */
export type RollupReading = Omit<PublishParts, 'writer' | 'known' | 'meter'>;

/** Writes a page as whoever the token is of, and returns what to tell them. */
export async function publishRollup(
  reading: RollupReading,
  connect: Connect,
  ref: RepositoryRef,
  week: Week | null,
): Promise<string> {
  const { clock } = reading;
  const parts = {
    ...reading,
    writer: createPageWriter({ connect, pacing: new Pacing({ clock, writes: 'on' }), clock }),
    known: new KnownWeeks(new MemoryStore(clock), effortOf(clock)),
    meter: silentMeter,
  };
  return tell(await publishOnce(parts, ref, week), `${ref.owner}/${ref.repo}`);
}

function effortOf(clock: Clock): BestEffort {
  return new BestEffort({ clock, log: silentLog, what: 'memory of weeks' });
}

function tell(published: PublishedOnce, name: string): string {
  switch (published.kind) {
    case 'created':
    case 'rewritten':
      return [`${published.kind} ${published.url}`, ...published.notes, ''].join('\n');
    case 'quiet':
      return `Nothing happened and nothing waits: ${formatWeek(published.week)} has no page.\n`;
    case 'later-stands':
      throw new UsageError(
        `the page of ${published.page.week} stands (${published.page.url}); none before it is written`,
      );
    case 'not-asked-for':
      throw new UsageError(`${name} has no sound configuration with the key rollup; --dry-run prints the page`);
    case 'observing':
      throw new UsageError(`${name} says mode: observe, so nothing is written; --dry-run prints the page`);
    case 'refused':
      throw new UsageError(`${name} cannot be written to: ${published.reason}`);
    default:
      return published satisfies never;
  }
}
