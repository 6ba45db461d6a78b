import type { SectionSpec } from '../../config/config.js';
import { commentReadings, formOf } from '../../status/readings.js';
import { isTracked } from '../../status/tracked.js';
import type { Instant, Snapshot } from '../../snapshot.js';
import { DAY } from '../../time/wall-clock.js';
import type { Words } from '../../text/en.js';
import type { Verdict } from '../../verdict/verdict.js';
import { renderHeading } from '../findings.js';
import { joinBlocks } from '../fit.js';
import { toSecond } from '../manners/seconds.js';
import { renderHeadings } from '../skeleton.js';
import { isSticky } from './sticky.js';

/** A comment that begins like an update and lacks something that one needs. */
export interface LackingUpdate {
  /** The address of the comment. */
  readonly url: string;
  /** Its text, for how it writes headings. */
  readonly body: string;
  /** When it was last left so. */
  readonly at: Instant;
  /** Sections of the team's template, in its order; never empty. */
  readonly missing: readonly SectionSpec[];
}

const MOST_SKELETON_UNITS = 10_000;

/** After so long nobody mends an update: the next one is due. */
const FRESH_MS = 14 * DAY;

/**
 * Returns the update that the item's last one is to be: the last comment that reads like one, where it lacks a section and one of those
 * wrote it who speak for a tracked item. Null where there is none, and on what is passed over.
 *
 * Only what was written since the configuration is what it is, and in the last two weeks, is answered anew. What our comment speaks of
 * already stays until it is mended.
 */
export function lackingUpdate(
  { config: state, item, thread, me, now }: Snapshot,
  standing: string | null,
  verdict: Verdict | null,
): LackingUpdate | null {
  if (state.status !== 'valid' || verdict === null || item.state === 'closed') return null;
  const isPassedOver = verdict.skip !== null && verdict.skip !== 'no-template';
  if (isPassedOver || !isTracked(state.config, item)) return null;
  const others = thread.filter((comment) => !isSticky(comment, me));
  const last = commentReadings(state.config, item, others).at(-1);
  if (last?.reading.kind !== 'incomplete' || last.comment.author?.type !== 'user') return null;
  const { url, body, createdAt, editedAt } = last.comment;
  const at = editedAt ?? createdAt;
  const isNew = now - at < FRESH_MS && toSecond(at) >= toSecond(state.changedAt ?? at);
  const isAnswered = standing?.includes(linkTo(url)) === true;
  const { missing } = last.reading;
  const specs = formOf(state.config).specs.filter(({ heading }) => missing.includes(heading));
  return (isNew || isAnswered) && specs.length > 0 ? { url, body, at, missing: specs } : null;
}

/** Returns the part of the comment about such an update: what it lacks, and the headings to paste; empty for none. */
export function renderLackingUpdate(lacking: LackingUpdate | null, words: Words): string {
  if (lacking === null) return '';
  const { update } = words.comment;
  const names = lacking.missing.map(({ heading }) => renderHeading(heading));
  const headings = renderHeadings(lacking.missing, marksIn(lacking.body), MOST_SKELETON_UNITS, words);
  return joinBlocks([
    update.lacks(`[${update.link}${linkTo(lacking.url)}`, names),
    headings === '' ? '' : `<details>\n<summary>${update.skeleton}</summary>\n\n${headings}\n\n</details>`,
  ]);
}

/** Headings look as those that the author already wrote. */
function marksIn(body: string): string {
  return /^ {0,3}(#{1,6})[ \t]/m.exec(body)?.[1] ?? '##';
}

/** How a link to a comment of the same thread ends, which leaves no mark there. */
function linkTo(url: string): string {
  return `](${url})`;
}
