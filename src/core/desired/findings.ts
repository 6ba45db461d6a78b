import type { Template } from '../config/config.js';
import { quoteInline, quoteParagraph, quoteSentence } from '../text/neutralise.js';
import type { Finding } from '../verdict/verdict.js';

/** Tells whether findings are worth a word of ours. Hints alone are not: a comment that asks nothing is noise. */
export function hasProblem(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.level !== 'info');
}

/** Returns those findings that fail an item, in the template's order. */
export function requiredOf(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((finding) => finding.level === 'require');
}

/** Returns warnings, then hints, each in the template's order. */
export function hintsOf(findings: readonly Finding[]): readonly Finding[] {
  const at = (level: Finding['level']): readonly Finding[] => findings.filter((finding) => finding.level === level);
  return [...at('warn'), ...at('info')];
}

/** Returns one list item a finding: the section, what was found, what to do, and once a section the team's own line. */
export function renderFindings(findings: readonly Finding[], template: Template | null): readonly string[] {
  const help = new Map(template?.sections.map((section) => [section.heading, section.help]));
  const said = new Set<string>();
  return findings.map((finding) => {
    const { section } = finding;
    if (section === null) return `- ${quoteParagraph(finding.message, 600)} ${quoteSentence(finding.remedy)}`.trimEnd();
    const own = said.has(section) ? null : (help.get(section) ?? null);
    said.add(section);
    const after = [quoteSentence(finding.remedy), own === null ? '' : quoteInline(own)];
    return [`- ${renderFound(section, finding.message)}`, ...after].filter((text) => text !== '').join(' ');
  });
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
