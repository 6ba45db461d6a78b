import { readFileSync } from 'node:fs';
import MarkdownIt from 'markdown-it';
import { takeScreenshot } from './screenshot.js';

/**
 * Renders `docs/images/rollup.png` from the golden page of a week, in a plain likeness of GitHub's page, with its diagrams drawn by
 * the Mermaid that GitHub uses.
 *
 *     npx tsx test/docs/render-rollup.ts [chromium]
 *
 * The picture is made smaller afterwards by `pngquant --force --ext .png docs/images/rollup.png`.
 */
const PAGE = 'test/core/rollup/golden/rich.md';
const MERMAID = 'node_modules/mermaid/dist/mermaid.min.js';

const [heading = '', ...lines] = readFileSync(PAGE, 'utf8').split('\n');
const rendered = new MarkdownIt({ html: true })
  .render(lines.join('\n'))
  .replace(/<pre><code class="language-mermaid">([^]*?)<\/code><\/pre>/g, '<pre class="mermaid">$1</pre>');

takeScreenshot({
  body: `<h1>${heading.replace(/^# /, '')} <span>#300</span></h1>
<div class="comment">
  <div class="head"><b>async-conventions</b> <span class="bot">bot</span> opened this issue</div>
  <div class="body">${rendered}</div>
</div>
<script>${readFileSync(MERMAID, 'utf8').replaceAll('</script', '<\\/script')}</script>
<script>mermaid.initialize({ startOnLoad: true, theme: 'default' });</script>`,
  style: `
  h1 { margin: 0 0 16px; font-size: 26px; font-weight: 400; }
  h1 span { color: #59636e; }
  h3 { margin: 20px 0 10px; font-size: 17px; }
  a { color: #0969da; }
  details { color: #59636e; }
  pre.mermaid { margin: 0 0 14px; text-align: center; }
  pre.mermaid svg { max-height: 240px; }
`,
  picture: 'docs/images/rollup.png',
  size: { width: 980, height: 1_880 },
  chromium: process.argv[2] ?? 'chromium',
});
