import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../src/core/markdown/document.js';
import { readBlockers } from '../../../src/core/status/blockers.js';
import { blockerSimilarity, SAME } from '../../../src/core/status/similarity.js';
import { CHOSEN_ON, HELD_OUT } from './blocker-pairs.js';

function blocker(text: string) {
  const [found] = readBlockers(parseDocument(`- ${text}`).pieces, 0, null);
  if (found === undefined) throw new Error(`no blocker: ${text}`);
  return found;
}

describe.each([
  ['chosen on', CHOSEN_ON],
  ['held out', HELD_OUT],
])('pairs that the bounds were %s', (_, pairs) => {
  it.each(pairs)('%j and %j: %s', (before, after, same) => {
    const similarity = blockerSimilarity(blocker(before), blocker(after));
    expect(similarity >= SAME, String(similarity)).toBe(same);
  });
});
