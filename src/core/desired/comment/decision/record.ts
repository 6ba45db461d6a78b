import { renderStatus } from '../../../decisions/record/front-matter.js';
import type { DecisionRecord } from '../../../decisions/record/record.js';
import { recordNames, recordPath } from '../../../decisions/record/record-path.js';
import { renderMadr } from '../../../decisions/record/render-madr.js';
import type { RecordPull } from '../../../decisions/record/standing.js';
import { filePage, newFilePage, type WebBranch } from '../../../decisions/record/web-pages.js';
import { isOver } from '../../../decisions/course/course.js';
import { fence, quoteCode } from '../../../text/neutralise.js';
import type { Words } from '../../../text/en.js';
import type { DecisionMatter, KeptMatter } from './matter.js';

/** UTF-16 units of a record that a comment holds: the rest of it is for what people decide. */
const MOST_FOLDED = 12_000;

/** Returns where the decision is kept, or how it gets there; empty where it is not to be kept, or is not accepted. */
export function renderRecord({ kept }: DecisionMatter, words: Words): string {
  if (kept === null) return '';
  const { record, folder, files } = kept;
  const path = kept.situation?.path ?? recordPath(folder, record.number, record.title);
  const isThere = files.some((name) => `${folder}/${name}` === path);
  if (isThere) return label(renderThere(kept, path, words), words);
  if (kept.via === 'pr') return renderPutForward(kept, path, words);
  return record.status === 'accepted' ? renderOffer(kept, path, words, renderNumbered(kept, words)) : '';
}

/** By its name alone nobody can tell the record under an earlier title from a file of a team's own that counts up to the same number. */
function renderNumbered({ record, folder, files, place }: KeptMatter, words: Words): string {
  const [name] = recordNames(record.number, record.title, files);
  if (name === undefined) return '';
  return words.decisions.record.numbered(`[${quoteCode(name)}](${filePage(place, `${folder}/${name}`, 'blob')})`);
}

/** What the app puts forward itself, or why it does not. */
function renderPutForward(kept: KeptMatter, path: string, words: Words): string {
  const { situation, record } = kept;
  const texts = words.decisions.record;
  if (situation === null) return '';
  const { place, pull, left } = situation;
  if (place === 'pull' && pull !== null) {
    const after = left === 'theirs' ? [texts.changed] : left === 'undecided' ? [texts.waits] : [];
    return label([texts.proposed(linkTo(pull)), ...after].join(' '), words);
  }
  if (left === 'declined' && pull !== null) return label(texts.declined(linkTo(pull)), words);
  if (record.status !== 'accepted' || left === null || left === 'gone' || left === 'unknown') return '';
  const why = left === 'missing' || left === 'refused' ? texts[left] : '';
  return renderOffer(kept, path, words, why);
}

function linkTo({ number, url }: RecordPull): string {
  return `[#${number}](${url})`;
}

function label(text: string, words: Words): string {
  return `**${words.decisions.record.label}** ${text}`;
}

/** What became of a decision later was not known when it was written down. While it is talked over again nobody need say so there. */
function renderThere({ record, place, situation }: KeptMatter, path: string, words: Words): string {
  const { there, outdated, update } = words.decisions.record;
  const page = `[${quoteCode(path)}](${filePage(place, path, 'blob')})`;
  const pull = situation?.place === 'pull' ? situation.pull : null;
  if (pull !== null) return `${there(page)} ${update(linkTo(pull))}`;
  if (record.status === 'accepted' || !isOver(record.status) || situation?.left === null) return there(page);
  return `${there(page)} ${outdated(filePage(place, path, 'edit'), quoteCode(`status: ${renderStatus(record)}`))}`;
}

/** A text that is too long for an address stands below it, to be copied. */
function renderOffer({ record, place }: KeptMatter, path: string, words: Words, why = ''): string {
  const texts = words.decisions.record;
  const text = renderMadr(record);
  const filled = newFilePage(place, path, text);
  const offer = (text: string): string => label([text, why].filter((part) => part !== '').join(' '), words);
  if (filled !== null) return offer(texts.filled(`[${quoteCode(path)}](${filled})`));
  const empty = newFilePage(place, path, null);
  const page = empty === null ? quoteCode(path) : `[${quoteCode(path)}](${empty})`;
  const block = text.length > MOST_FOLDED ? '' : fence(text.trimEnd(), 'markdown');
  if (block === '' || block.length > MOST_FOLDED) {
    return offer(texts.long(page, quoteCode(commandFor(record, place))));
  }
  const folded = `<details><summary>${texts.text}</summary>\n\n${block}\n\n</details>`;
  return `${offer(texts.empty(page))}\n\n${folded}`;
}

/** The terminal knows a repository by its owner and its name. */
function commandFor({ number }: DecisionRecord, { repository }: WebBranch): string {
  return `async-conventions decisions show ${number} --repo ${repository.split('/').slice(-2).join('/')}`;
}
