import { isoDate, weekdayOf } from '../time/civil.js';
import { parseDay } from '../time/day-range.js';
import { formatClockTime } from '../time/clock-time.js';
import { civilTime } from '../time/wall-clock.js';
import type { Instant } from '../snapshot.js';
import type { Words } from '../text/en.js';
import { quoteCode } from '../text/neutralise.js';
import { renderBottomLine, renderCounts, renderUntold } from './bottom-line.js';
import { layOut } from './page.js';
import { markdownStyle } from './markdown-style.js';
import type { Look, Style } from './piece.js';
import type { Report } from './report.js';
import { renderPart } from './sections.js';

/** A report as an issue would hold it. */
export interface RollupText {
  /** At most 100 characters. */
  readonly title: string;
  /** At most 63,500 UTF-16 units, of which at most 60 lines stand open. */
  readonly body: string;
}

/** When a page was due that was written later. */
export interface Lateness {
  readonly dueAt: Instant;
  /** When it was written first. */
  readonly writtenAt: Instant;
}

/**
 * Returns a report as Markdown. It calls nobody, leaves no mark on other threads, and reads the same in plain e-mail.
 *
 * @param late null for a page that was written in time
 */
export function renderMarkdown(report: Report, words: Words, late: Lateness | null = null): RollupText {
  const look = lookOf(report, words, markdownStyle);
  const text = words.rollup;
  const [year = '', number = ''] = report.week.split('-W');
  const opening = [
    `**${renderBottomLine(report.bottomLine, words)}**`,
    renderCounts(report.counts, report.countsBefore, words),
    ...(late === null ? [] : [renderLateness(report, late, look)]),
    ...(report.untold === null ? [] : [renderUntold(report.untold, words)]),
  ];
  const closing = [
    text.closing(
      [report.repository, ...report.others].map((name) => quoteCode(name)),
      report.zone,
      look.moment(report.writtenAt),
    ),
    ...report.gaps.map((gap) => text.gaps[gap]),
    ...(report.unread.length === 0 ? [] : [text.unread(report.unread.map((name) => quoteCode(name)))]),
  ];
  const pieces = report.parts.map((part) => renderPart(part, look));
  return {
    title: text.title(Number(number), Number(year), dayText(report.first, words), dayText(report.last, words)),
    body: layOut({ opening, pieces, closing }, words),
  };
}

function renderLateness({ first, last }: Report, { dueAt, writtenAt }: Lateness, { words, moment }: Look): string {
  return words.rollup.publishing.late(dayText(first, words), dayText(last, words), moment(dueAt), moment(writtenAt));
}

/** Returns what the sections of a report are rendered by. */
export function lookOf({ zone, repository: home }: Report, words: Words, style: Style): Look {
  const day = (at: Instant): string => dayText(isoDate(civilTime(at, zone).date), words);
  return { words, style, home, zone, day, moment: (at) => `${day(at)} ${formatClockTime(civilTime(at, zone).minute)}` };
}

function dayText(day: string, words: Words): string {
  const date = parseDay(day);
  return date === null ? day : `${words.decisions.weekdays[weekdayOf(date) - 1] ?? ''} ${day}`;
}
