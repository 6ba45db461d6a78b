import type { Preview, PreviewChange, PreviewList, PreviewMode } from '../preview/preview.js';
import type { Words } from '../text/en.js';
import { quoteCode, quoteInline } from '../text/neutralise.js';
import type { CheckText } from './check.js';
import { renderHeading } from './findings.js';
import { fitItems, joinBlocks, MOST_UNITS } from './fit.js';

/** Of the whole text; what the pull request itself lacks stands beside it. */
const LIST_SHARE = 0.17;

const MOST_HEADINGS = 5;

/** Nothing that could end a link or begin anything else. */
const ADDRESS = /^https?:\/\/[\w.-]{1,255}(?::\d{1,5})?\/[\w./-]{1,300}$/;

/**
 * Returns what a check says of a sound configuration that a pull request brings. It concludes nothing: whether the team wants
 * what it sees there is the team's to say. Only a check may hold this text: links in a comment leave marks on other threads.
 */
export function previewText(preview: Preview | 'unavailable', words: Words): CheckText {
  const text = words.check.preview;
  if (preview === 'unavailable') {
    return { conclusion: 'success', title: words.check.configReadable, summary: text.unavailable };
  }
  const { failing, passing, seen, unseen } = preview;
  const looked = text.looked(seen, unseen);
  const mode = preview.mode === null ? '' : renderMode(preview.mode, words);
  const isUnchanged = isNothing(preview);
  return {
    conclusion: 'success',
    title: titleOf(preview, words),
    summary: joinBlocks([
      isUnchanged && seen > 0 ? `${looked} ${text.same}` : looked,
      renderList(failing, text.listFailing(failing.count), words),
      renderList(passing, text.listPassing(passing.count), words),
      renderCounts(preview, words),
      mode,
      isUnchanged && mode === '' ? '' : text.quiet,
    ]),
  };
}

function titleOf(preview: Preview, words: Words): string {
  const text = words.check.preview;
  if (preview.failing.count > 0) return text.failing(preview.failing.count);
  if (preview.passing.count > 0) return text.passing(preview.passing.count);
  return isNothing(preview) ? text.unchanged : text.otherwise;
}

function isNothing({ failing, passing, begun, ended }: Preview): boolean {
  return failing.count + passing.count + begun + ended === 0;
}

function renderList({ count, first }: PreviewList, lead: string, words: Words): string {
  if (count === 0) return '';
  const items = first.map((change) => `- ${renderChange(change, words)}`);
  const { kept } = fitItems(items, MOST_UNITS * LIST_SHARE);
  const more = count - kept.length;
  return joinBlocks([lead, kept.join('\n'), more > 0 ? words.check.preview.more(more) : '']);
}

function renderChange({ number, url, title, template, missing }: PreviewChange, words: Words): string {
  const link = ADDRESS.test(url) ? `[#${number}](${url})` : words.check.preview.number(number);
  const headings = missing.slice(0, MOST_HEADINGS).map(renderHeading).join(', ');
  const rest = missing.length > MOST_HEADINGS ? ', …' : '';
  return words.check.preview.item(link, quoteInline(title, 120), quoteCode(template, 60), `${headings}${rest}`);
}

function renderCounts({ begun, ended }: Preview, words: Words): string {
  const { preview } = words.check;
  return [begun > 0 ? preview.begun(begun) : '', ended > 0 ? preview.ended(ended) : '']
    .filter((line) => line !== '')
    .join(' ');
}

function renderMode({ before, after, blockedBefore, blockedAfter }: PreviewMode, words: Words): string {
  if (before === after) return '';
  const { preview } = words.check;
  const mode = preview.mode(quoteCode(before), quoteCode(after));
  if (after === 'enforce') return preview.blocked(mode, blockedAfter);
  if (before === 'enforce') return preview.freed(mode, blockedBefore);
  return after === 'observe' ? preview.silent(mode) : `${mode}.`;
}
