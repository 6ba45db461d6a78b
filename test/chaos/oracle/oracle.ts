import { readStanding } from '../../../src/core/desired/standing.js';
import { planItem } from '../../../src/core/plan/plan-item.js';
import type { ItemPlan } from '../../../src/core/plan/plan-item.js';
import { en } from '../../../src/core/text/en.js';
import type { Identity, Snapshot } from '../../../src/core/snapshot.js';
import { isOurs } from '../../../src/core/snapshot.js';
import { STICKY_MARKER } from '../../../src/core/desired/comment/marker.js';
import type { FakeGitHub, model } from '../../github/index.js';
import { checkOf, configOf, snapshotOf } from './snapshot.js';

/** An item that does not stand as it should, and why. */
export interface Difference {
  /** `owner/name#7`, or `owner/name@sha`. */
  readonly about: string;
  readonly what: string;
}

export interface Judgement {
  readonly items: number;
  readonly differences: readonly Difference[];
  /** When the last of what waits for a time is due; null where nothing does before long. */
  readonly due: number | null;
}

/** Nothing in a run waits for longer than that; a label that changed too often rests for an hour. */
const SOON_MS = 5 * 60_000;

/**
 * Compares all that stands on GitHub with what should: by the core's own plan over a snapshot that was made apart from the app, and
 * by rules that know nothing of plans.
 *
 * @param queued commits that a merge queue made, by repository; each should carry our check
 */
export function judge(
  github: FakeGitHub,
  queued: ReadonlyMap<string, readonly string[]> = new Map(),
  now = Date.now(),
): Judgement {
  const me: Identity = { login: github.app.slug, type: 'bot', appId: github.app.id };
  const differences: Difference[] = [];
  let items = 0;
  let due: number | null = null;
  for (const [name, repo] of github.world.repositories) {
    const config = configOf(repo);
    for (const item of repo.items.values()) {
      items += 1;
      const about = `${repo.owner.login}/${repo.name}#${item.number}`;
      const snapshot = snapshotOf({ repo, config, me, now, world: github.world }, item);
      const plan = planItem(snapshot, en);
      const found = [...plannedIn(plan, snapshot), ...brokenIn(snapshot, plan)];
      differences.push(...found.map((what) => ({ about, what })));
      if (plan.again !== null && plan.again < now + SOON_MS) due = Math.max(due ?? 0, plan.again);
    }
    differences.push(...uncheckedIn(repo, queued.get(name) ?? [], me));
  }
  return { items, differences, due };
}

/** What the core would still do. */
function plannedIn({ changes }: ItemPlan, { thread }: Snapshot): readonly string[] {
  return changes.map((change) => {
    const detail = 'names' in change ? ` ${change.names.join(', ')}` : 'name' in change ? ` ${change.name}` : '';
    const has = change.type === 'update-comment' ? thread.find(({ id }) => id === change.id) : undefined;
    const lines = has === undefined || !('body' in change) ? '' : differing(has.body, change.body);
    return `still to be made: ${change.type}${detail}${lines}`;
  });
}

/** The first line in which a comment is otherwise than it should be. */
function differing(standing: string, desired: string): string {
  const [has, should] = [standing.split('\n'), desired.split('\n')];
  const at = has.findIndex((line, index) => line !== should[index]);
  return `, whose line ${at + 1} is "${has[at] ?? ''}", not "${should[at] ?? ''}"`;
}

/** What no plan has to be asked for. */
function brokenIn(snapshot: Snapshot, { verdict, again }: ItemPlan): readonly string[] {
  const { config, head, item, me, thread } = snapshot;
  const ours = thread.filter(({ author, body }) => isOurs(author, me) && body.includes(STICKY_MARKER));
  const several = ours.length > 1 ? [`${ours.length} comments of ours`] : [];
  if (config.status !== 'valid' || config.config.mode === 'observe' || verdict === null) return several;
  const { incomplete } = config.config.labels;
  const has = item.labels.some((label) => label.toLowerCase() === incomplete.toLowerCase());
  const isRested = again !== null && again > snapshot.now + SOON_MS;
  const stray =
    has && verdict.outcome !== 'fail' && !isRested ? [`carries "${incomplete}" though it lacks nothing`] : [];
  const isOpenPull = head !== null && item.state === 'open';
  const unchecked = isOpenPull && head.check?.conclusion == null ? ['its head has no check of ours'] : [];
  const isWrong =
    isOpenPull && verdict.outcome === 'pass' && head.config === null && head.check?.conclusion !== 'success';
  const standing = readStanding(snapshot).owned.labels.filter((label) => label !== incomplete);
  return [
    ...several,
    ...stray,
    ...unchecked,
    ...(isWrong ? [`its check is ${head.check?.conclusion ?? 'not there'} though it lacks nothing`] : []),
    // On a closed issue what people put stays beside ours.
    ...(standing.length > 1 && verdict.decision !== null && item.state === 'open' && !isRested
      ? [`carries ${standing.join(' and ')} at once`]
      : []),
  ];
}

function uncheckedIn(repo: model.Repository, queued: readonly string[], me: Identity): readonly Difference[] {
  return [...new Set(queued)].flatMap((sha) => {
    const check = checkOf(repo, sha, me);
    if (check?.conclusion === 'success') return [];
    const about = `${repo.owner.login}/${repo.name}@${sha}`;
    return [{ about, what: `a commit of the merge queue with the check ${check?.conclusion ?? 'none'}` }];
  });
}
