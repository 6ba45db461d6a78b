import type { SectionSpec, Template } from '../../../../src/core/config/config.js';

const WORDS = 'Readers open the page on a phone and find what they came for without asking anybody';

/** Returns an answer on one line that meets what a date, a person or a link is asked for. */
export const ONE_LINE = '@ana, 2027-03-12, https://example.com/plan';

/** Returns an answer of several lines that meets every rule of a section. */
export function fullAnswer(spec: SectionSpec | undefined): string {
  const points = Array.from(
    { length: Math.max(3, spec?.min_items?.value ?? 0) },
    (_, at) => `- point ${at + 1} of them`,
  );
  const words = Array.from({ length: Math.ceil((spec?.min_words?.value ?? 0) / 10) }, () => WORDS);
  return [
    `@ana sees to it by 2027-03-12, as in https://example.com/plan.`,
    ...words,
    points.join('\n'),
    '- [x] opens on a phone',
    '```\nnpm test\n```',
    '![What it looks like](https://example.com/a.png)',
  ].join('\n\n');
}

/** Returns the section that bears a heading. */
export function specOf(template: Template, heading: string): SectionSpec | undefined {
  return template.sections.find((spec) => spec.heading === heading);
}

/** Returns what an open item that says nothing lacks: all that is required, but for the outcome of a decision. */
export function requiredHeadings(template: Template, kind: 'issue' | 'pull_request'): readonly string[] {
  const isDecision = template.name === 'decision' && kind === 'issue';
  return template.sections
    .filter(({ heading, level }) => level === 'require' && !(isDecision && heading === 'Decision'))
    .map(({ heading }) => heading);
}
