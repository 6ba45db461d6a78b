import type { Words } from '../../text/en.js';
import { joinBlocks } from '../fit.js';
import type { InvalidConfig } from '../problems.js';
import { renderProblems, renderReference } from '../problems.js';
import { CONFIG_PART_MARKER } from './marker.js';
import type { CommentMatter } from './matter.js';

/** Returns what is wrong with the configuration file that a pull request brings; empty when nothing is. */
export function renderConfigPart(matter: CommentMatter, words: Words): string {
  return matter.problems === null ? '' : renderPart(matter, matter.problems, words);
}

function renderPart(matter: CommentMatter, problems: InvalidConfig, words: Words): string {
  const items = renderProblems(problems);
  const more = problems.problems.length - items.length;
  return joinBlocks([
    CONFIG_PART_MARKER,
    words.comment.config.heading(words.comment.nouns[matter.item.kind], problems.problems.length),
    items.join('\n'),
    more > 0 ? words.comment.config.more(more) : '',
    `${renderReference(problems, words)} ${words.comment.config.edit}`,
  ]);
}
