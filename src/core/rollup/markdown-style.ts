import { quoteCode, quoteInline } from '../text/neutralise.js';
import { quietLink } from '../text/quiet-link.js';
import type { Style } from './piece.js';

/** Markdown that calls nobody and leaves no mark on another thread. */
export const markdownStyle: Style = {
  link: quietLink,
  strong: (text) => `**${text}**`,
  code: (name) => quoteCode(name),
  quote: (text, max) => quoteInline(text, max),
  hasCharts: true,
};
