import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Screenshot {
  /** What stands between the tags of `body`. */
  readonly body: string;
  /** Rules beside those that all pictures share. */
  readonly style?: string;
  /** Where the picture goes. */
  readonly picture: string;
  /** In CSS pixels. */
  readonly size: { readonly width: number; readonly height: number };
  readonly chromium: string;
}

/** A plain likeness of GitHub's page. */
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

/** Takes a picture of a page with headless Chromium. Scripts of the page have five seconds of its time. */
export function takeScreenshot({ body, style = '', picture, size, chromium }: Screenshot): void {
  const folder = mkdtempSync(join(tmpdir(), 'async-conventions-'));
  try {
    const file = join(folder, 'page.html');
    writeFileSync(
      file,
      `<!doctype html><meta charset="utf-8"><title>page</title><style>${STYLE}${style}</style>\n${body}`,
    );
    execFileSync(chromium, [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--hide-scrollbars',
      '--virtual-time-budget=5000',
      `--user-data-dir=${join(folder, 'profile')}`,
      `--window-size=${size.width},${size.height}`,
      `--screenshot=${picture}`,
      pathToFileURL(file).href,
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
