import type { RecordLink } from '../facts.js';
import { escapeLine } from './escape-line.js';
import { renderFrontMatter, renderStatus } from './front-matter.js';
import type { DecisionRecord, Dissent, RecordOutcome } from './record.js';

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

function renderOutcome(record: DecisionRecord): string {
  const { outcome, sections, door } = record;
  const isTaken = outcome !== null && (record.status === 'accepted' || record.status === 'superseded');
  const said = sections.decision === '' ? '' : `${isTaken ? 'The issue says' : 'Put forward'}:\n\n${sections.decision}`;
  if (outcome === null) return said;
  const how = `${renderHow(record, outcome)} It went through a ${door} door.`;
  return joined([isTaken ? renderChoice(outcome) : '', sections.reasons, said, how]);
}

/** MADR has a reason behind the option; that nobody had a concern is the one of silence. */
function renderChoice({ option, because, how }: RecordOutcome): string {
  const choice = option === null ? 'Chosen option: as it is written here' : `Chosen option: "${escapeLine(option)}"`;
  const silence = how === 'silence' ? 'nobody who was asked had a concern left when the time to answer ended' : null;
  const why = because === null ? silence : reasonOf(because);
  return why === null ? `${choice}.` : `${choice}, because ${why}.`;
}

function reasonOf(because: string): string {
  return withoutStop(escapeLine(because, 1_000));
}

function withoutStop(text: string): string {
  return text.replace(/\.$/, '');
}

function renderHow({ status }: DecisionRecord, { how, by, because, date }: RecordOutcome): string {
  if (status === 'rejected' || status === 'withdrawn') {
    const why = because === null ? '' : `, because ${reasonOf(because)}`;
    return `${status === 'rejected' ? 'Rejected' : 'Taken back'}${byWhom(by)} on ${date}${why}.`;
  }
  switch (how) {
    case 'silence':
      return `Accepted without objection on ${date}.`;
    case 'command':
      return `Accepted${byWhom(by)} on ${date}.`;
    case 'closing':
      return `Closed as completed${byWhom(by)} on ${date}.`;
    case 'label':
      return by === null ? `Announced as accepted on ${date}.` : `Accepted by ${by}, with a label, on ${date}.`;
    default:
      return how satisfies never;
  }
}

function byWhom(by: string | null): string {
  return by === null ? '' : ` by ${by}`;
}

function renderDissent({ kind, what, by, url, settled }: Dissent): string {
  const raised = `${kind === 'concern' ? 'Concern' : 'Objection'} by ${by}${at(url)}: ${withoutStop(escapeLine(what))}.`;
  return `- ${raised} ${renderSettled(kind, settled)}`;
}

function renderSettled(kind: Dissent['kind'], settled: Dissent['settled']): string {
  if (settled === null) return kind === 'concern' ? 'Still open.' : 'Not answered.';
  return `${kind === 'concern' ? 'Resolved' : 'Answered'}${byWhom(settled.by)}${at(settled.url)}.`;
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
