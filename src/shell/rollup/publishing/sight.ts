import type { Config } from '../../../core/config/config.js';
import { needOf, type Need } from '../../../core/rollup/publishing/need.js';
import type { RollupSchedule } from '../../../core/rollup/publishing/due.js';
import type { StandingPage } from '../../../core/rollup/publishing/page.js';
import { renderBody } from '../../../core/rollup/publishing/page-body.js';
import type { Instant } from '../../../core/snapshot.js';
import type { RepositoryRef } from '../../../core/subject.js';
import type { RollupReading } from '../../github/reading/rollup-pages.js';
import type { KnownRecord, RepositoryId } from './known-weeks.js';

/** For so long what was written counts as there although no read shows it; after that it is gone. */
const TRAILING_MS = 5 * 60_000;

/** What one look at a repository goes by. */
export interface Sight {
  readonly ref: RepositoryRef;
  readonly id: RepositoryId;
  readonly reading: RollupReading;
  readonly config: Config;
  readonly schedule: RollupSchedule;
  readonly known: KnownRecord | null;
  /** Those that were read, and one that was written a moment ago. */
  readonly pages: readonly StandingPage[];
  readonly need: Need;
}

/** Returns what to go by. `schedule` is that of the configuration, which is a valid one. */
export function sightOf(
  ref: RepositoryRef,
  reading: RollupReading,
  config: Config,
  schedule: RollupSchedule,
  known: KnownRecord | null,
): Sight {
  const pages = withWritten(reading.pages, known, reading.now);
  const { since, changedAt } = reading.config.status === 'valid' ? reading.config : { since: null, changedAt: null };
  return {
    ref,
    id: repositoryIdOf(ref, reading),
    reading,
    config,
    schedule,
    known,
    pages,
    need: needOf({ now: reading.now, schedule, since, changedAt, pages, known }),
  };
}

export function repositoryIdOf({ installation }: RepositoryRef, { repository }: RollupReading): RepositoryId {
  return { installation, id: repository.databaseId };
}

/** Returns a page that was just created, as a read will show it but for its body, which nothing asks for until then. */
export function pageOfRecord({ week, page, at }: KnownRecord): StandingPage | null {
  if (page === null) return null;
  const marks = { week, next: null, duplicateOf: null, ledger: null };
  const state = { isOpen: true, isPinned: false, wasPinned: false, createdAt: at, updatedAt: at };
  return { ...page, ...marks, ...state, body: renderBody(week, '', null), thread: [] };
}

function withWritten(pages: readonly StandingPage[], known: KnownRecord | null, now: Instant): readonly StandingPage[] {
  if (known === null || known.how !== 'written' || known.at + TRAILING_MS <= now) return pages;
  const written = pageOfRecord(known);
  return written === null || pages.some(({ number }) => number === written.number) ? pages : [...pages, written];
}
