import { newFileLink } from './new-file-link.js';
import { DEFAULT_BRANCH } from './query.js';
import type { SetupQuery } from './query.js';
import { STARTER_LINES } from './starter.js';
import { STYLE } from './style.js';
import { words } from './words.js';

/** Returns the page for whoever has just installed the app: no script, nothing from elsewhere. */
export function renderSetupPage(query: SetupQuery, webUrl: string): string {
  const { action } = query;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(words.title[action])} – async-conventions</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(words.title[action])}</h1>
${paragraph(words.opening[action])}
${renderFile(query, webUrl)}
${renderDoctor(query)}
${renderAdvise()}
<footer>${paragraph(words.privacy)}</footer>
</main>
</body>
</html>
`;
}

function renderFile({ action, repository, branch, wrong }: SetupQuery, webUrl: string): string {
  const { heading, why, button, after, lines } = words.file;
  const name = repository === null ? '' : `${repository.owner}/${repository.repo}`;
  const hint = wrong === null ? '' : `<p class="wrong" id="wrong" role="alert">${escapeHtml(words.wrong[wrong])}</p>`;
  const isReady = repository !== null && wrong === null;
  const link = isReady ? renderLink(newFileLink(webUrl, repository, branch), words.file.link(name, branch), after) : '';
  return `<h2>${escapeHtml(heading)}</h2>
${paragraph(why)}
${hint}
<form method="get" action="/setup">
<input type="hidden" name="setup_action" value="${action}">
${renderInput('repository', words.file.repository, name, 'octo/hello', wrong)}
${renderInput('branch', words.file.branch, branch, DEFAULT_BRANCH, wrong)}
<button type="submit">${escapeHtml(button)}</button>
</form>
${link}
${paragraph(lines)}
<pre><code>${escapeHtml(STARTER_LINES)}</code></pre>`;
}

function renderInput(
  name: 'repository' | 'branch',
  label: string,
  value: string,
  example: string,
  wrong: SetupQuery['wrong'],
): string {
  const state = wrong === name ? ' aria-invalid="true" aria-describedby="wrong"' : '';
  return `<label>${escapeHtml(label)}
<input name="${name}" value="${escapeHtml(value)}" placeholder="${escapeHtml(example)}" maxlength="201" required spellcheck="false" autocapitalize="none" autocomplete="off"${state}>
</label>`;
}

function renderLink(address: string, text: string, after: string): string {
  return `<p class="link"><a href="${escapeHtml(address)}" rel="noreferrer">${escapeHtml(text)}</a></p>
${paragraph(after)}`;
}

function renderDoctor({ repository }: SetupQuery): string {
  const name = repository === null ? 'OWNER/REPO' : `${repository.owner}/${repository.repo}`;
  return `<h2>${escapeHtml(words.doctor.heading)}</h2>
${paragraph(words.doctor.why)}
<pre><code>${escapeHtml(`node dist/entry/cli.js doctor ${name}`)}</code></pre>
${paragraph(words.doctor.after)}`;
}

function renderAdvise(): string {
  const steps = words.advise.steps.map((step) => `<li>${escapeHtml(step)}</li>`).join('\n');
  return `<h2>${escapeHtml(words.advise.heading)}</h2>
<ol>
${steps}
</ol>`;
}

function paragraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>`;
}

/** Returns a text as it may stand in HTML, between tags and in quoted attributes. */
function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
