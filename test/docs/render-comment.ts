import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import MarkdownIt from 'markdown-it';

/**
 * Renders `docs/images/comment.png` from the golden comment, in a plain likeness of GitHub's page.
 *
 *     npx tsx test/docs/render-comment.ts [chromium]
 *
 * The picture is made smaller afterwards by `pngquant --force --ext .png docs/images/comment.png`.
 */
const COMMENT = 'test/golden/brief-incomplete.md';
const PICTURE = 'docs/images/comment.png';
const SIZE = { width: 820, height: 469 };

const STYLE = `
  * { box-sizing: border-box; }
  html { overflow: hidden; }
  body { margin: 16px; background: #fff; color: #1f2328; font: 14px/1.5 "DejaVu Sans", sans-serif; }
  .comment { border: 1px solid #d1d9e0; border-radius: 6px; }
  .head { padding: 8px 16px; background: #f6f8fa; border-bottom: 1px solid #d1d9e0; border-radius: 6px 6px 0 0; color: #59636e; }
  .head b { color: #1f2328; }
  .bot { padding: 0 6px; border: 1px solid #d1d9e0; border-radius: 2em; font-size: 12px; }
  .body { padding: 16px; }
  .body > :first-child { margin-top: 0; }
  .body > :last-child { margin-bottom: 0; }
  p, ul, details { margin: 0 0 14px; }
  ul { padding-left: 2em; }
  li + li { margin-top: 4px; }
  code { padding: 2px 5px; border-radius: 6px; background: #eff1f3; font: 12px "DejaVu Sans Mono", monospace; }
`;

const text = readFileSync(COMMENT, 'utf8');
const page = `<!doctype html><meta charset="utf-8"><title>comment</title><style>${STYLE}</style>
<div class="comment">
  <div class="head"><b>async-conventions</b> <span class="bot">bot</span> commented</div>
  <div class="body">${new MarkdownIt({ html: true }).render(text)}</div>
</div>`;

const folder = mkdtempSync(join(tmpdir(), 'async-conventions-'));
try {
  const file = join(folder, 'comment.html');
  writeFileSync(file, page);
  execFileSync(process.argv[2] ?? 'chromium', [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--hide-scrollbars',
    `--user-data-dir=${join(folder, 'profile')}`,
    `--window-size=${SIZE.width},${SIZE.height}`,
    `--screenshot=${PICTURE}`,
    pathToFileURL(file).href,
  ]);
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
