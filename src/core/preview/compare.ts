import type { Config } from '../config/config.js';
import type { Words } from '../text/en.js';
import { evaluate } from '../verdict/evaluate.js';
import type { Verdict } from '../verdict/verdict.js';
import type { Preview, PreviewChange, PreviewItem, PreviewList } from './preview.js';

/** Items named one by one; the rest is counted. */
export const MOST_LISTED = 40;

/** More headings than are shown of one item. */
const MOST_HEADINGS = 6;

/** One item under both configurations, without its body. */
export interface Compared {
  readonly before: Verdict['outcome'];
  readonly after: Verdict['outcome'];
  readonly change: PreviewChange;
  /** True for a pull request that `enforce` holds back while it fails. */
  readonly isHeld: boolean;
}

/** Returns what two configurations make of open items; null stands for none that can be read. Both lists hold forty at most. */
export function comparePreview(
  before: Config | null,
  after: Config | null,
  items: readonly PreviewItem[],
  words: Words,
): Preview {
  return sumUp(
    before,
    after,
    items.map((item) => compareItem(before, after, item, words)),
    0,
  );
}

/** Judges one item by both. It is apart from the sum so that whoever has many can pause between two. */
export function compareItem(before: Config | null, after: Config | null, item: PreviewItem, words: Words): Compared {
  const verdict = after === null ? null : evaluate(after, item, words);
  const { number, url, title } = item;
  return {
    before: before === null ? 'skip' : evaluate(before, item, words).outcome,
    after: verdict?.outcome ?? 'skip',
    change: { number, url, title, template: verdict?.template ?? '', missing: missingOf(verdict) },
    isHeld: item.pull !== null && !item.pull.isDraft,
  };
}

/** Returns the preview that compared items come to. `unseen` counts open items that are not among them. */
export function sumUp(
  before: Config | null,
  after: Config | null,
  compared: readonly Compared[],
  unseen: number,
): Preview {
  const those = (from: readonly Verdict['outcome'][], to: Verdict['outcome']): readonly Compared[] =>
    compared.filter((each) => each.after === to && from.includes(each.before));
  const blocked = (config: Config, side: 'before' | 'after'): number =>
    config.mode === 'enforce' ? compared.filter((each) => each.isHeld && each[side] === 'fail').length : 0;
  return {
    seen: compared.length,
    unseen,
    failing: listOf(those(['pass', 'skip'], 'fail')),
    passing: listOf(those(['fail'], 'pass')),
    begun: those(['skip'], 'pass').length,
    ended: those(['pass', 'fail'], 'skip').length,
    mode:
      before === null || after === null
        ? null
        : {
            before: before.mode,
            after: after.mode,
            blockedBefore: blocked(before, 'before'),
            blockedAfter: blocked(after, 'after'),
          },
  };
}

function listOf(compared: readonly Compared[]): PreviewList {
  const changes = compared.map(({ change }) => change).sort((a, b) => a.number - b.number);
  return { count: changes.length, first: changes.slice(0, MOST_LISTED) };
}

function missingOf(verdict: Verdict | null): readonly string[] {
  const required = verdict?.findings.filter(({ level }) => level === 'require') ?? [];
  return [...new Set(required.flatMap(({ section }) => section ?? []))].slice(0, MOST_HEADINGS);
}
