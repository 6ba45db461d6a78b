/**
 * The most UTF-16 units that we write anywhere. GitHub takes 65,536 characters; what is below 60,000 units is below
 * 200,000 bytes too, since no unit takes more than three.
 */
export const MOST_UNITS = 60_000;

/** Returns as many of the items as fit into a budget of UTF-16 units, and how many were left out. */
export function fitItems(items: readonly string[], budget: number): { kept: readonly string[]; dropped: number } {
  let left = budget;
  const end = items.findIndex((item) => {
    left -= item.length + 1;
    return left < 0;
  });
  const kept = end === -1 ? items : items.slice(0, end);
  return { kept, dropped: items.length - kept.length };
}

/** Returns a list of items as one Markdown block, cut at an item, with a note of what was cut. */
export function renderFitting(items: readonly string[], budget: number, note: (dropped: number) => string): string {
  const { kept, dropped } = fitItems(items, budget);
  const list = kept.join('\n');
  if (dropped === 0) return list;
  return list === '' ? note(dropped) : `${list}\n\n${note(dropped)}`;
}

/** Returns blocks as one document: a blank line between them, none at the end, empty ones left out. */
export function joinBlocks(blocks: readonly string[]): string {
  return blocks.filter((block) => block !== '').join('\n\n');
}
