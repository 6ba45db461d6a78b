import type { Instant } from '../snapshot.js';
import { isoDate } from '../time/civil.js';
import { selectBottomLine, type BottomLine } from './bottom-line.js';
import type { Counts, Gap, Untold, WeekFacts } from './facts.js';
import type { Frame } from './frame.js';
import { selectParts, type Part, type SectionName } from './sections.js';
import { formatWeek } from './week.js';

/** The version of the shape, for programs. */
const VERSION = 1;

/** A repository's week as a value, of which Markdown and JSON are renderings. Keys that end in `At` hold moments. */
export interface Report {
  readonly version: typeof VERSION;
  /** `owner/name`. */
  readonly repository: string;
  /** Further repositories that the page tells of, `owner/name`. */
  readonly others: readonly string[];
  /** Further ones that are only counted; null for none. */
  readonly untold: Untold | null;
  /** Further ones that could not be read. */
  readonly unread: readonly string[];
  /** `2026-W47`. */
  readonly week: string;
  /** `YYYY-MM-DD`, both within. */
  readonly first: string;
  readonly last: string;
  readonly fromAt: Instant;
  readonly toAt: Instant;
  /** An IANA zone, in which all days and hours are counted. */
  readonly zone: string;
  readonly writtenAt: Instant;
  readonly counts: Counts;
  /** Of the seven days before; null where they are not known. */
  readonly countsBefore: Counts | null;
  readonly bottomLine: BottomLine;
  /** In the order of the page; each only where it has something to say. */
  readonly parts: readonly Part[];
  readonly gaps: readonly Gap[];
}

/**
 * Returns the report of a week; null where there is nothing to say: nothing was opened, closed or merged, and no section that is on has
 * anything.
 *
 * @param off sections that are switched off; the line at the top counts nothing of theirs
 */
export function buildReport(facts: WeekFacts, frame: Frame, off: readonly SectionName[] = []): Report | null {
  const parts = selectParts(facts, frame, off);
  const { counts, countsBefore, repository, others, untold, unread, gaps } = facts;
  const isQuiet = isNothing(counts) && (untold === null || isNothing(untold.counts));
  if (isQuiet && parts.every(({ name }) => name === 'how-we-worked')) return null;
  const { week, period, now, zone } = frame;
  return {
    version: VERSION,
    repository,
    others,
    untold,
    unread,
    week: formatWeek(week),
    first: isoDate(period.first),
    last: isoDate(period.last),
    fromAt: period.fromAt,
    toAt: period.toAt,
    zone,
    writtenAt: now,
    counts,
    countsBefore,
    bottomLine: selectBottomLine(parts, frame),
    parts,
    gaps,
  };
}

function isNothing({ opened, closed, merged }: Counts): boolean {
  return opened + closed + merged === 0;
}
