import { renderStatus } from '../../../decisions/record/front-matter.js';
import type { DecisionRecord } from '../../../decisions/record/record.js';
import { recordPath } from '../../../decisions/record/record-path.js';
import { renderMadr } from '../../../decisions/record/render-madr.js';
import { filePage, newFilePage, type WebBranch } from '../../../decisions/record/web-pages.js';
import { isOver } from '../../../decisions/course/course.js';
import { fence, quoteCode } from '../../../text/neutralise.js';
import type { Words } from '../../../text/en.js';
import type { DecisionMatter, KeptMatter } from './matter.js';

/** UTF-16 units of a record that a comment holds: the rest of it is for what people decide. */
const MOST_FOLDED = 20_000;

/** Returns where the decision is kept, or how it gets there; empty where it is not to be kept, or is not accepted. */
export function renderRecord({ kept }: DecisionMatter, words: Words): string {
  if (kept === null) return '';
  const { record, folder, files } = kept;
  const path = recordPath(folder, record.number, record.title, files);
  const isThere = files.some((name) => `${folder}/${name}` === path);
  if (isThere) return label(renderThere(kept, path, words), words);
  return record.status === 'accepted' && kept.via === 'link' ? renderOffer(kept, path, words) : '';
}

function label(text: string, words: Words): string {
  return `**${words.decisions.record.label}** ${text}`;
}

/** What became of a decision later was not known when it was written down. While it is talked over again nobody need say so there. */
function renderThere({ record, place }: KeptMatter, path: string, words: Words): string {
  const { there, outdated } = words.decisions.record;
  const page = `[${quoteCode(path)}](${filePage(place, path, 'blob')})`;
  if (record.status === 'accepted' || !isOver(record.status)) return there(page);
  const edit = (text: string): string => `[${text}](${filePage(place, path, 'edit')})`;
  return `${there(page)} ${outdated(edit, quoteCode(`status: ${renderStatus(record)}`))}`;
}

/** A text that is too long for an address stands below it, to be copied. */
function renderOffer({ record, place }: KeptMatter, path: string, words: Words): string {
  const texts = words.decisions.record;
  const text = renderMadr(record);
  const filled = newFilePage(place, path, text);
  if (filled !== null) return label(texts.filled(`[${quoteCode(path)}](${filled})`), words);
  const empty = newFilePage(place, path, null);
  const page = empty === null ? quoteCode(path) : `[${quoteCode(path)}](${empty})`;
  if (text.length > MOST_FOLDED) return label(texts.long(page, quoteCode(commandFor(record, place))), words);
  const folded = `<details><summary>${texts.text}</summary>\n\n${fence(text.trimEnd(), 'markdown')}\n\n</details>`;
  return `${label(texts.empty(page), words)}\n\n${folded}`;
}

/** The terminal knows a repository by its owner and its name. */
function commandFor({ number }: DecisionRecord, { repository }: WebBranch): string {
  return `async-conventions decisions show ${number} --repo ${repository.split('/').slice(-2).join('/')}`;
}
