import { plainReferences, quoteCode, quoteInline } from '../text/neutralise.js';
import type { Style } from './piece.js';

/** Nothing that could end a link or begin anything else. */
const ADDRESS =
  /^https:\/\/[\w.-]{1,255}(?::\d{1,5})?\/[\w./#-]{1,300}$|^http:\/\/[\w.-]{1,255}(?::\d{1,5})?\/[\w./#-]{1,300}$/;

/** Markdown that calls nobody and leaves no mark on another thread. */
export const markdownStyle: Style = { link, strong: (text) => `**${text}**`, code: (name) => quoteCode(name), quote };

/**
 * GitHub writes "mentioned this" into the thread that a `#212` or an address of its own leads to; `redirect.github.com` is GitHub's own way
 * round that, as Renovate uses it.
 */
function link(shown: string, url: string): string {
  const text = plainReferences(shown, 200);
  if (!ADDRESS.test(url)) return text;
  return `[${text}](${url.replace(/^https:\/\/github\.com\//, 'https://redirect.github.com/')})`;
}

function quote(text: string, max: number): string {
  return quoteInline(text, max);
}
