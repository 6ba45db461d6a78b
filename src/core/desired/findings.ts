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
    const texts = [quoteSentence(finding.message), quoteSentence(finding.remedy)];
    if (finding.section === null) return `- ${quoteParagraph(finding.message, 600)} ${texts[1]}`.trimEnd();
    const own = said.has(finding.section) ? null : (help.get(finding.section) ?? null);
    said.add(finding.section);
    if (own !== null) texts.push(quoteInline(own));
    return `- ${renderHeading(finding.section)}: ${texts.filter((text) => text !== '').join(' ')}`;
  });
}

/** Returns a configured heading in bold. */
export function renderHeading(heading: string): string {
  const text = quoteInline(heading, 120);
  return text === '' ? '""' : `**${text}**`;
}
