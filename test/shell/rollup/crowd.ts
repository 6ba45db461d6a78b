import type { FakeGitHub, FakeRepository, model } from '../../github/index.js';
import type { StoryClock } from './story.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const BODY = `## Goal\n\n${'Something that takes a while to say, and that somebody reads later. '.repeat(20)}\n`;

/** The week that `fillRepository` fills ends here. */
export const WEEK_END = Date.parse('2026-11-23T00:00Z');

/** How much there is of what. */
export interface Crowd {
  readonly items: number;
  /** Items that changed in the week; a third of them are pull requests. */
  readonly changed: number;
}

/**
 * Fills a repository: so many items changed in the week, a tenth as many in the one before, all others long ago. Among them are 20
 * decisions, 20 tracked items and 120 open pull requests that wait for a review. Items are put there directly: ten thousand of them,
 * opened one by one, would take longer than what is measured.
 */
export function fillRepository(github: FakeGitHub, clock: StoryClock, { items, changed }: Crowd): FakeRepository {
  clock.now = WEEK_END - 400 * DAY;
  const labels = ['status', 'decision', 'decision: proposed', 'task'];
  const roles = { ana: 'write', ben: 'write', cho: 'write', dee: 'write' } as const;
  const files = { '.github/async.yml': 'version: 1\npeople: { members: { ana: {}, ben: {}, cho: {}, dee: {} } }\n' };
  const repo = github.repository('octo/crowd', { files, labels, roles });
  const issue = repo.openIssue({ by: 'ana', title: 'Task: one of many', body: BODY, labels: ['task'] });
  const pull = repo.openPullRequest({ by: 'ben', title: 'One change of many', body: BODY });
  addThreads(repo, clock);
  clone(github, { issue, pull }, items, changed);
  clock.now = WEEK_END + 9 * HOUR;
  return repo;
}

function addThreads(repo: FakeRepository, clock: StoryClock): void {
  for (let index = 0; index < 20; index += 1) {
    clock.now = WEEK_END - 4 * DAY + index * 60_000;
    const body = `## Problem\n\nCase ${index}.\n\n## Options\n\n- one\n- two\n\n## Tradeoffs\n\nNone known.\n\n## Owner\n\n@dee\n`;
    const decision = repo.openIssue({ by: 'ana', title: `Decision: case ${index}`, body, labels: ['decision'] });
    repo.comment(decision, { by: 'ana', body: '/propose one' });
    const tracked = repo.openIssue({ by: 'cho', title: `Status: part ${index}`, labels: ['status'] });
    const update = `## Progress\n\n- some\n\n## Blockers\n\n- Waits for answer ${index} by @dee\n\n## Next steps\n\n- more\n\n## Context\n\nPart ${index}.\n`;
    repo.comment(tracked, { by: 'cho', body: update });
  }
  for (let index = 0; index < 120; index += 1) {
    clock.now = WEEK_END - 60 * DAY + index * HOUR;
    const waiting = repo.openPullRequest({ by: 'ben', title: `Waiting change ${index}`, body: BODY });
    repo.requestReview(waiting, ['cho'], { by: 'ben' });
  }
}

function clone(
  { world }: FakeGitHub,
  models: { readonly issue: number; readonly pull: number },
  items: number,
  changed: number,
): void {
  const repo = world.repositories.get('octo/crowd');
  const issue = repo?.items.get(models.issue);
  const pull = repo?.items.get(models.pull);
  if (repo === undefined || issue?.pull !== null || pull?.pull == null) throw new Error('nothing to clone');
  for (let index = 0; repo.items.size < items; index += 1) {
    const at = new Date(momentOf(index, changed)).toISOString().replace('.000Z', 'Z');
    repo.lastNumber += 1;
    const own = { number: repo.lastNumber, id: 4_000_000_000 + index, createdAt: at, updatedAt: at };
    const isPull = index % 3 === 0;
    const isClosed = index % 2 === 0 || index >= changed;
    const ended = isClosed ? { state: 'closed' as const, closedAt: at } : {};
    const item: model.Item = isPull
      ? { ...pull, ...own, ...ended, pull: { ...pull.pull, mergedAt: isClosed ? at : null } }
      : { ...issue, ...own, ...ended };
    repo.items.set(item.number, item);
  }
}

/** Spread over the week, the week before, and the year before that. */
function momentOf(index: number, changed: number): number {
  if (index < changed) return WEEK_END - HOUR - (index * 6 * DAY) / changed;
  if (index < changed * 1.1) return WEEK_END - 8 * DAY - index * 1_000;
  return WEEK_END - 20 * DAY - index * HOUR * 0.8;
}
