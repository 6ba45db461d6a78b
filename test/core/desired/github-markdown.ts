import MarkdownIt from 'markdown-it';

/**
 * Markdown as near to GitHub's as markdown-it comes. On GitHub a bare host and `//host` are no links, and an address of
 * mail needs a letter straight after its @.
 */
export const markdown = new MarkdownIt({ html: true, linkify: true });
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false }).add('//', null);
