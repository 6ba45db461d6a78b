import type { Config } from '../../../core/config/config.js';
import { isSpeaking, type CommentMatter } from '../../../core/desired/comment/matter.js';
import { renderVisible } from '../../../core/desired/comment/document.js';
import type { Candidate } from '../../../core/snapshot.js';
import type { Words } from '../../../core/text/en.js';
import { LANGUAGES } from '../../../core/text/languages.js';
import { plainLine } from '../../../core/text/neutralise.js';
import type { Verdict } from '../../../core/verdict/verdict.js';

export type Format = 'text' | 'json' | 'markdown';

/** The verdict's documented JSON shape. */
export function verdictJson(verdict: Verdict): Record<string, unknown> {
  return {
    template: verdict.template,
    outcome: verdict.outcome,
    sections: verdict.sections.map(({ heading, state, line, date }) => {
      return { heading, state, line, ...(date === undefined ? {} : { date }) };
    }),
    findings: verdict.findings.map(({ rule, level, section, message, remedy, line }) => {
      return { rule, level, section, message, remedy, line };
    }),
  };
}

/** Returns a verdict for a terminal, a program, or a comment box. Its sentences are in the language of the configuration. */
export function renderVerdict(verdict: Verdict, item: Candidate, config: Config, format: Format): string {
  const words = LANGUAGES[config.comment.locale];
  switch (format) {
    case 'json':
      return `${JSON.stringify(verdictJson(verdict), null, 2)}\n`;
    case 'markdown':
      return renderMarkdown(verdict, item, config, words);
    case 'text':
      return renderText(verdict, words);
    default:
      return format satisfies never;
  }
}

function renderMarkdown(verdict: Verdict, item: Candidate, config: Config, words: Words): string {
  const matter: CommentMatter = {
    item: { ...item, number: 0, url: '', isLocked: false, bodyEditedAt: null, authorEditedAt: null, assignees: [] },
    config,
    verdict,
    problems: null,
    decision: null,
    lacking: null,
    expected: null,
    isEnforced: config.mode === 'enforce' && item.pull?.isDraft !== true,
  };
  if (!isSpeaking(matter)) return renderText(verdict, words);
  return `${renderVisible(matter, words)}\n`;
}

const OUTCOMES = { pass: 'complete', fail: 'incomplete', skip: 'not checked' } as const;

function renderText(verdict: Verdict, words: Words): string {
  if (verdict.skip !== null) return `${OUTCOMES.skip}: ${words.check.skip[verdict.skip]}\n`;
  const width = Math.max(0, ...verdict.sections.map((section) => plainLine(section.heading, 60).length));
  const lines = [`${plainLine(verdict.template ?? '', 60)}: ${OUTCOMES[verdict.outcome]}`, ''];
  for (const { heading, state, line } of verdict.sections) {
    const place = line === null ? '' : `  line ${line}`;
    lines.push(`  ${plainLine(heading, 60).padEnd(width)}  ${state}${place}`);
  }
  if (verdict.findings.length > 0) lines.push('');
  for (const { level, message, remedy, rule } of verdict.findings) {
    lines.push(`  ${level.padEnd(7)}  ${plainLine(message, 400)} ${plainLine(remedy, 400)} (${rule})`);
  }
  return `${lines.join('\n')}\n`;
}
