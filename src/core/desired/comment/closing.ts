import { plainLine, quoteCode, quoteInline, quoteParagraph } from '../../text/neutralise.js';
import type { Words } from '../../text/en.js';
import { CHECK_NAME } from '../check-name.js';
import { requiredOf } from '../findings.js';
import type { CommentMatter } from './matter.js';

/** Returns what the author can do now, and what a maintainer can. */
export function renderClosing(matter: CommentMatter, words: Words): string {
  const { closing } = words.comment;
  if (matter.verdict === null || matter.config === null) return '';
  const isAboutTitle = matter.verdict.findings.some(({ rule }) => rule === 'title');
  const sentences: string[] = [isAboutTitle ? closing.editTitle : closing.edit];
  const isGated = matter.isEnforced && matter.item.pull !== null;
  if (isGated && requiredOf(matter.verdict.findings).length > 0) sentences.push(closing.gate(quoteCode(CHECK_NAME)));
  sentences.push(closing.skip(quoteCode(matter.config.labels.skip)));
  return sentences.join(' ');
}

/** The address of an issue or a discussion: a link to it would put a mark on that thread with every comment of ours. */
const THREAD = /\/(?:issues|pull|discussions)\/\d/;

/** Returns the team's own page on writing, as a link where it is an address that can stand in one. */
export function renderHelpUrl(matter: CommentMatter, words: Words): string {
  const url = matter.config?.comment.help_url ?? null;
  if (url === null) return '';
  const address = plainLine(url, 1000);
  const isLink = !THREAD.test(address) && /^https?:\/\/[\w.~:/?#@!$&*+,;=%-]+$/.test(address);
  return isLink
    ? words.comment.closing.help(address.replaceAll('@', '%40').replaceAll('*', '%2A').replaceAll('$', '%24'))
    : words.comment.closing.helpText(quoteInline(url));
}

/** Returns the team's own last line. */
export function renderFooter(matter: CommentMatter): string {
  const footer = matter.config?.comment.footer ?? null;
  return footer === null ? '' : quoteParagraph(footer, 500);
}
