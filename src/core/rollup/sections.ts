import type { WeekFacts } from './facts.js';
import type { Frame } from './frame.js';
import type { Look, Piece } from './piece.js';
import { renderAhead, selectAhead, type Ahead } from './sections/ahead.js';
import { renderBlockers, selectBlockers, type Blockers } from './sections/blockers.js';
import { renderDecisions, selectDecisions, type Decisions } from './sections/decisions.js';
import { renderHowWeWorked, selectHowWeWorked, type HowWeWorked } from './sections/how-we-worked.js';
import { renderNeedsYou, selectNeedsYou, type NeedsYou } from './sections/needs-you.js';
import { renderProjects, selectProjects, type Projects } from './sections/projects.js';
import { renderShipped, selectShipped, type Shipped } from './sections/shipped.js';

/** A section that has something to say. */
export type Part = NeedsYou | Projects | Blockers | Decisions | Shipped | Ahead | HowWeWorked;

export type SectionName = Part['name'];

/** What each section takes from the facts, in the order of the page. */
const SELECTORS: Readonly<Record<SectionName, (facts: WeekFacts, frame: Frame) => Part | null>> = {
  'needs-you': selectNeedsYou,
  projects: selectProjects,
  blockers: selectBlockers,
  decisions: selectDecisions,
  shipped: selectShipped,
  ahead: selectAhead,
  'how-we-worked': selectHowWeWorked,
};

/** All sections, in the order of the page. */
export const SECTION_NAMES = Object.keys(SELECTORS) as readonly SectionName[];

/** Returns the sections that have something to say, but for those that are switched off. */
export function selectParts(facts: WeekFacts, frame: Frame, off: readonly SectionName[]): readonly Part[] {
  return SECTION_NAMES.filter((name) => !off.includes(name)).flatMap((name) => SELECTORS[name](facts, frame) ?? []);
}

/** Returns a section as Markdown. */
export function renderPart(part: Part, look: Look): Piece {
  switch (part.name) {
    case 'needs-you':
      return renderNeedsYou(part, look);
    case 'projects':
      return renderProjects(part, look);
    case 'blockers':
      return renderBlockers(part, look);
    case 'decisions':
      return renderDecisions(part, look);
    case 'shipped':
      return renderShipped(part, look);
    case 'ahead':
      return renderAhead(part, look);
    case 'how-we-worked':
      return renderHowWeWorked(part, look);
    default:
      return part satisfies never;
  }
}
