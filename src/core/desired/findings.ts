import type { Template } from '../config/config.js';
import type { Words } from '../text/en.js';
import { quoteInline, quoteSentence } from '../text/neutralise.js';
import type { Finding } from '../verdict/verdict.js';
import { renderFitting } from './fit.js';

/** The most headings in one sentence; a longer one is not heard to its end. */
const MOST_IN_A_BREATH = 8;

/** Tells whether findings are worth a word of ours. Hints alone are not: a comment that asks nothing is noise. */
export function hasProblem(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.level !== 'info');
}

/** Returns those findings that fail an item, in the template's order. */
export function requiredOf(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((finding) => finding.level === 'require');
}

/**
 * Tells whether each finding is of something that a reader will look for and not find. A title, an order or a wording is there,
 * and asked to be another.
 */
export function isAllMissing(findings: readonly Finding[]): boolean {
  return findings.every(({ section, rule }) => section !== null && !CHANGES.has(rule));
}

/** Rules about sections that ask for less or for other words, not for more. */
const CHANGES: ReadonlySet<string> = new Set(['forbid', 'pattern']);

/** Returns warnings, then hints, each in the template's order. */
export function hintsOf(findings: readonly Finding[]): readonly Finding[] {
  const at = (level: Finding['level']): readonly Finding[] => findings.filter((finding) => finding.level === level);
  return [...at('warn'), ...at('info')];
}

/**
 * Returns findings as a list. Missing sections that follow each other are one item, since the same remedy said five times
 * over sounds like a drill; everything else is an item of its own, in the order given.
 */
export function renderFindings(
  findings: readonly Finding[],
  template: Template | null,
  words: Words,
): readonly string[] {
  const each = renderEach(findings, template);
  return findings.flatMap((finding, index) => {
    if (!isMissing(finding)) return each[index] ?? [];
    const before = findings.slice(0, index).findLastIndex((other) => !isMissing(other));
    if ((index - before - 1) % MOST_IN_A_BREATH !== 0) return [];
    const next = findings.slice(index, index + MOST_IN_A_BREATH);
    const end = next.findIndex((other) => !isMissing(other));
    const row = end === -1 ? next : next.slice(0, end);
    return row.length === 1 ? (each[index] ?? []) : [renderMissing(row, template, words)];
  });
}

/** Returns findings as one Markdown block; where it would get too long, one item each, so that the rest can be counted. */
export function renderFindingList(
  findings: readonly Finding[],
  template: Template | null,
  budget: number,
  note: (dropped: number) => string,
  words: Words,
): string {
  const list = renderFindings(findings, template, words).join('\n');
  return list.length <= budget ? list : renderFitting(renderEach(findings, template), budget, note);
}

/** Returns one list item a finding: the section, what was found, what to do, and once a section the team's own line. */
function renderEach(findings: readonly Finding[], template: Template | null): readonly string[] {
  const help = new Map(template?.sections.map((section) => [section.heading, section.help]));
  const said = new Set<string>();
  return findings.map((finding) => {
    const { section } = finding;
    if (section === null) return `- ${quoteSentence(finding.message)} ${quoteSentence(finding.remedy)}`.trimEnd();
    const own = said.has(section) ? null : (help.get(section) ?? null);
    said.add(section);
    const after = [quoteSentence(finding.remedy), own === null ? '' : quoteInline(own)];
    return [`- ${renderFound(section, finding.message)}`, ...after].filter((text) => text !== '').join(' ');
  });
}

/** Returns missing sections as one list item, under which stands what the team says of each. */
function renderMissing(row: readonly Finding[], template: Template | null, words: Words): string {
  const headings = row.map(({ section }) => section ?? '');
  const help = headings.flatMap((heading) => {
    const own = template?.sections.find((section) => section.heading === heading)?.help ?? null;
    return own === null ? [] : [`  - ${renderHeading(heading)}: ${quoteInline(own)}`];
  });
  return [`- ${words.comment.severalMissing(headings.map(renderHeading))}`, ...help].join('\n');
}

/** A section that is there has a line, whatever is said of it. */
function isMissing(finding: Finding | undefined): boolean {
  return finding !== undefined && finding.section !== null && finding.line === null;
}

/** A message begins with the section in quotes, to stand on its own in a terminal; here the section is set in bold. */
function renderFound(section: string, message: string): string {
  const quoted = `"${section}" `;
  return message.startsWith(quoted)
    ? `${renderHeading(section)} ${quoteSentence(message.slice(quoted.length))}`
    : `${renderHeading(section)}: ${quoteSentence(message)}`;
}

/** Returns a configured heading in bold. */
export function renderHeading(heading: string): string {
  const text = quoteInline(heading, 120);
  return text === '' ? '""' : `**${text}**`;
}
