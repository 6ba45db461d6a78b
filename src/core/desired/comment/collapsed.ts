import type { Words } from '../../text/en.js';
import { renderExpected } from '../answers/render-expected.js';
import { joinBlocks } from '../fit.js';
import { STICKY_MARKER } from './marker.js';
import type { CommentMatter } from './matter.js';
import { templateOf } from './matter.js';
import { renderVerdictBlock } from './verdict-block.js';

/**
 * Returns the comment as the one line that people see, for when there is nothing more to say, with another on whose answer is waited
 * for. It stays: deleting it would be an event of its own.
 */
export function renderCollapsed(matter: CommentMatter, words: Words): string {
  const { verdict } = matter;
  // States of sections may change while nothing is missing; a line about them would be a write for nobody.
  const block =
    verdict === null ? '' : renderVerdictBlock({ ...verdict, sections: [], findings: [] }, templateOf(matter));
  return joinBlocks([`${STICKY_MARKER}\n${sentence(matter, words)}`, renderExpected(matter.expected, words), block]);
}

function sentence(matter: CommentMatter, words: Words): string {
  const { collapsed, nouns } = words.comment;
  if (matter.verdict === null) return collapsed.config;
  const noun = nouns[matter.item.kind];
  if (matter.verdict.skip === null) return collapsed.complete(noun);
  return collapsed.passedOver(noun, words.check.skip[matter.verdict.skip]);
}
