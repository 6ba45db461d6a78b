import type { ShippedPull, WeekFacts } from '../facts.js';
import { matterLink, type Look, type Piece } from '../piece.js';

/** Pull requests that were merged. */
export interface Shipped {
  readonly name: 'shipped';
  /** People's, the last merged first. */
  readonly rows: readonly ShippedPull[];
  /** All of them, bots' and those not listed among them. */
  readonly merged: number;
  /** Merged ones that bots wrote, as far as they are known; they are not listed. */
  readonly byBots: number;
}

export function selectShipped({ shipped, counts }: WeekFacts): Shipped | null {
  if (counts.merged === 0) return null;
  const rows = shipped.filter(({ isByBot }) => !isByBot);
  return { name: 'shipped', rows, merged: counts.merged, byBots: shipped.length - rows.length };
}

export function renderShipped({ rows, merged, byBots }: Shipped, look: Look): Piece {
  const words = look.words.rollup.shipped;
  const unlisted = merged - rows.length - byBots;
  return {
    title: words.heading,
    lead: [words.merged(merged, byBots), ...(unlisted > 0 ? [words.unlisted(unlisted)] : [])],
    chart: null,
    rows: rows.map(
      (pull) => `- ${matterLink(pull, look)}${pull.author === null ? '' : ` (${look.style.code(pull.author)})`}`,
    ),
    open: 4,
  };
}
