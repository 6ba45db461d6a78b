import { escapeLine } from './escape-line.js';
import { renderFrontMatter, renderStatus } from './front-matter.js';
import type { DecisionRecord, Dissent, RecordLink } from './record.js';

/**
 * Returns a record as text of MADR 4 (https://github.com/adr/madr/blob/4.0.0/template/adr-template.md): its headings, in its order, those
 * with nothing below them left out. They are English in any language, since programs read them.
 */
export function renderMadr(record: DecisionRecord): string {
  const { sections } = record;
  const blocks = [
    renderFrontMatter({ ...record, status: renderStatus(record) }),
    `# ${escapeLine(record.title)}`,
    part('## Context and Problem Statement', sections.problem),
    part('## Decision Drivers', sections.drivers),
    part('## Considered Options', sections.options),
    part('## Decision Outcome', renderOutcome(record)),
    part('### Consequences', sections.consequences),
    part('### Confirmation', sections.confirmation),
    part('### Dissent', record.dissent.map(renderDissent).join('\n')),
    part('## Pros and Cons of the Options', sections.tradeoffs),
    part('## More Information', renderLinks(record)),
    ...sections.others.map(({ heading, text }) => part(`### ${escapeLine(heading)}`, text)),
  ];
  return `${joined(blocks)}\n`;
}

function part(heading: string, text: string): string {
  return text === '' ? '' : `${heading}\n\n${text}`;
}

function joined(blocks: readonly string[]): string {
  return blocks.filter((block) => block !== '').join('\n\n');
}

function renderOutcome({ outcome, sections, door }: DecisionRecord): string {
  if (outcome === null) return sections.decision;
  return joined([renderChoice(outcome), sections.decision, `${renderHow(outcome)} It went through a ${door} door.`]);
}

/** MADR has a reason behind the option; that nobody had a concern is the one of silence. */
function renderChoice({ option, because, how }: NonNullable<DecisionRecord['outcome']>): string {
  const choice = option === null ? 'Chosen option: as it is written here' : `Chosen option: "${escapeLine(option)}"`;
  const silence = how === 'silence' ? 'nobody who was asked had a concern left when the time to answer ended' : null;
  const why = because === null ? silence : withoutStop(escapeLine(because, 1_000));
  return why === null ? `${choice}.` : `${choice}, because ${why}.`;
}

function withoutStop(text: string): string {
  return text.replace(/\.$/, '');
}

function renderHow({ how, by, date }: NonNullable<DecisionRecord['outcome']>): string {
  switch (how) {
    case 'silence':
      return `Accepted without objection on ${date}.`;
    case 'command':
      return by === null ? `Accepted on ${date}.` : `Accepted by ${by} on ${date}.`;
    case 'closing':
      return by === null ? `Closed as completed on ${date}.` : `Closed as completed by ${by} on ${date}.`;
    case 'label':
      return by === null ? `Announced as accepted on ${date}.` : `Accepted by ${by}, with a label, on ${date}.`;
    default:
      return how satisfies never;
  }
}

function renderDissent({ kind, what, by, url, settled }: Dissent): string {
  const raised = `${kind === 'concern' ? 'Concern' : 'Objection'} by ${by}${at(url)}: ${withoutStop(escapeLine(what))}.`;
  return `- ${raised} ${renderSettled(kind, settled)}`;
}

function renderSettled(kind: Dissent['kind'], settled: Dissent['settled']): string {
  if (settled === null) return kind === 'concern' ? 'Still open.' : 'Not answered.';
  const by = settled.by === null ? '' : ` by ${settled.by}`;
  return `${kind === 'concern' ? 'Resolved' : 'Answered'}${by}${at(settled.url)}.`;
}

function at(url: string | null): string {
  return url === null ? '' : ` ([comment](${url}))`;
}

function renderLinks({ number, url, pulls, supersedes, supersededBy, revisitOn }: DecisionRecord): string {
  return [
    `- Discussed and decided in ${link({ number, url })}`,
    ...supersedes.map((other) => `- Supersedes ${link(other)}`),
    ...(supersededBy === null ? [] : [`- Superseded by ${link(supersededBy)}`]),
    ...(pulls.length === 0 ? [] : [`- Pull requests: ${pulls.map(link).join(', ')}`]),
    ...(revisitOn === null ? [] : [`- To be looked at again on ${revisitOn}`]),
  ].join('\n');
}

function link({ number, url }: RecordLink): string {
  return `[#${number}](${url})`;
}
