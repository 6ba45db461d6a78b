import { readFileSync } from 'node:fs';
import MarkdownIt from 'markdown-it';
import { takeScreenshot } from './screenshot.js';

/**
 * Renders `docs/images/comment.png` from the golden comment, in a plain likeness of GitHub's page.
 *
 *     npx tsx test/docs/render-comment.ts [chromium]
 *
 * The picture is made smaller afterwards by `pngquant --force --ext .png docs/images/comment.png`.
 */
const COMMENT = 'test/golden/brief-incomplete.md';

const text = readFileSync(COMMENT, 'utf8');
takeScreenshot({
  body: `<div class="comment">
  <div class="head"><b>async-conventions</b> <span class="bot">bot</span> commented</div>
  <div class="body">${new MarkdownIt({ html: true }).render(text)}</div>
</div>`,
  picture: 'docs/images/comment.png',
  size: { width: 820, height: 469 },
  chromium: process.argv[2] ?? 'chromium',
});
