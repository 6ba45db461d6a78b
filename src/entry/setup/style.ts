import { createHash } from 'node:crypto';

/** The style of the page, light and dark, with contrasts of at least 7 to 1. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --ground: #fff; --soft: #f3f4f6; --line: #6b7280; --link: #0a4a9e; --warn: #7a1f1f; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8eaed; --ground: #14171b; --soft: #20252b; --line: #9aa3ad; --link: #a8cbff; --warn: #ffc2b8; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.6 system-ui, sans-serif; }
main { max-width: 44rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 0.5rem; }
h2 { font-size: 1.2rem; margin: 2.25rem 0 0.5rem; }
p, ol { margin: 0.5rem 0; }
a { color: var(--link); }
form { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: end; margin: 1rem 0; }
label { display: grid; gap: 0.25rem; font-weight: 600; }
input, button { font: inherit; padding: 0.45rem 0.6rem; border: 1px solid var(--line); border-radius: 0.35rem; }
input { background: var(--ground); color: var(--ink); width: 15rem; max-width: 100%; }
button { background: var(--ink); color: var(--ground); cursor: pointer; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
pre { background: var(--soft); padding: 0.8rem 1rem; border-radius: 0.35rem; overflow-x: auto; }
code { font: 0.9rem/1.5 ui-monospace, monospace; }
.wrong { color: var(--warn); font-weight: 600; }
.link { font-weight: 600; }
footer { margin-top: 3rem; font-size: 0.9rem; }
`;

/** What a browser is told of that style: this text, and no other. */
export const STYLE_SOURCE = `'sha256-${createHash('sha256').update(STYLE, 'utf8').digest('base64')}'`;
