import { dueAt, dueWeek, scheduleOf } from '../../../core/rollup/publishing/due.js';
import { currentPage, type StandingPage } from '../../../core/rollup/publishing/page.js';
import { formatWeek, type Week } from '../../../core/rollup/week.js';
import type { RepositoryRef } from '../../../core/subject.js';
import { composeWeek } from '../compose-week.js';
import { latenessOf, type PublishParts } from './publish.js';
import { settlePages } from './settle.js';
import { sightOf } from './sight.js';

/** What became of a page that somebody asked for. */
export type PublishedOnce =
  | { readonly kind: 'created' | 'rewritten'; readonly url: string; readonly notes: readonly string[] }
  /** There is nothing to say of the week. */
  | { readonly kind: 'quiet'; readonly week: Week }
  /** A page of a later week stands: those before it are not written any more. */
  | { readonly kind: 'later-stands'; readonly page: StandingPage }
  | { readonly kind: 'not-asked-for' | 'observing' }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Writes the page of a week because somebody says so, whenever that is; one that stands is written anew in place.
 *
 * @param asked null for the last week whose page is due
 * @throws FailureError where GitHub does not answer
 */
export async function publishOnce(parts: PublishParts, ref: RepositoryRef, asked: Week | null): Promise<PublishedOnce> {
  const reading = await parts.pages.readRollupPages(ref);
  const config = reading.config.status === 'valid' ? reading.config.config : null;
  const schedule = config === null ? null : scheduleOf(config);
  if (config === null || schedule === null) return { kind: 'not-asked-for' };
  if (config.mode === 'observe') return { kind: 'observing' };
  const week = asked ?? dueWeek(reading.now, schedule);
  const current = currentPage(reading.pages);
  if (current !== null && current.week > formatWeek(week)) return { kind: 'later-stands', page: current };
  const standing = current?.week === formatWeek(week) ? current : null;
  const late = latenessOf(dueAt(week, schedule), standing?.createdAt ?? parts.clock.now());
  const composed = await composeWeek(parts, ref, config, week, late);
  if (composed === null) return { kind: 'quiet', week };
  // Reading a week takes a while: somebody may have written it meanwhile.
  const now = await parts.pages.readRollupPages(ref);
  const sight = sightOf(ref, now, config, schedule, null);
  const written = { week: formatWeek(week), title: composed.title, text: composed.body };
  const { created, notes, refusals } = await settlePages(parts, sight, written, []);
  const [refusal] = refusals;
  if (refusal !== undefined) return { kind: 'refused', reason: refusal };
  const page = created ?? currentPage(sight.pages);
  if (page === null) return { kind: 'refused', reason: 'put off by GitHub’s limits' };
  return { kind: created === null ? 'rewritten' : 'created', url: page.url, notes };
}
