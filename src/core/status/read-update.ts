import { mayHoldCommands } from '../commands/hearing/heard-lines.js';
import { parseLines } from '../commands/parse-lines.js';
import type { StatusCommand } from '../commands/command.js';
import { parseDocument, type Document, type Piece } from '../markdown/document.js';
import { normaliseText } from '../markdown/normalise.js';
import { isNoChange } from '../reading/no-change.js';
import { readSections, type ReadSection } from '../reading/sections.js';
import type { Instant } from '../snapshot.js';
import { plainLine } from '../text/neutralise.js';
import { readBlockers } from './blockers.js';
import { healthLines, readHealthSection, type HealthLine } from './health-lines.js';
import { linksOf, repositoryOf } from './links.js';
import { readPoints } from './points.js';
import { statusForm, type StatusForm } from './sections.js';
import type { StatusLine, StatusReading, StatusSection, StatusUpdate } from './update.js';

/**
 * Returns the update that a comment or the body of an item is, or what it lacks to be one; null where it is none. It is one by
 * having every section that the template requires, by `/status`, or by saying only that nothing changed. What has two of Progress,
 * Blockers and Next steps, and not all that is required, begins like one.
 *
 * Bounded like the reading of any body: what is beyond 65,536 characters is no comment of GitHub's.
 *
 * @param author a login; null for an account that is gone. Whether somebody may speak for the item is not asked here.
 * @param link the address of the comment or item
 * @param form what the team asks for; left out, the built-in sections
 */
export function readUpdate(
  text: string,
  at: Instant,
  author: string | null,
  link: string,
  form: StatusForm = statusForm(),
): StatusReading | null {
  const { said, rest } = takeCommand(text);
  const document = parseDocument(rest);
  const lines = healthLines(document);
  const sections = readForm(document, lines, form);
  const own = repositoryOf(link);
  const written = new Map(sections.map(({ role, written }) => [role, written]));
  const of = (role: StatusSection): readonly Piece[] => written.get(role) ?? [];
  const health = healthOf(said, of('health'), lines);
  const isUnchanged = said?.health === null || saysNoChange(document, lines);
  const update: StatusUpdate = {
    kind: 'update',
    at,
    author,
    link,
    ...health,
    context: linesOf(of('context'), own),
    progress: linesOf(of('progress'), own),
    nextSteps: linesOf(of('next-steps'), own, 'items'),
    blockers: readBlockers(of('blockers'), at, own),
    saysBlockers: of('blockers').length > 0,
    isNoChange: isUnchanged && sections.every((section) => section.written.length === 0),
  };
  if (said !== null || update.isNoChange) return update;
  const missing = sections.filter(({ isMissing }) => isMissing).map(({ heading }) => heading);
  if (missing.length === 0 && sections.some(({ isRequired }) => isRequired)) return update;
  return beginsLikeUpdate(sections) ? { kind: 'incomplete', partial: update, missing } : null;
}

/** Returns what `/status` says, the last where there are several, and the text without any command: none is part of a section. */
function takeCommand(text: string): { readonly said: StatusCommand | null; readonly rest: string } {
  if (!mayHoldCommands(text)) return { said: null, rest: text };
  const lines = normaliseText(text).split('\n');
  let said: StatusCommand | null = null;
  for (const found of parseLines(text)) {
    if (!('command' in found)) continue;
    lines[found.line] = '';
    if (found.command.name === 'status') said = found.command;
  }
  return { said, rest: lines.join('\n') };
}

/** One section of the form as it was found. */
interface FormSection {
  readonly role: StatusSection | null;
  readonly heading: string;
  readonly isRequired: boolean;
  readonly isMissing: boolean;
  /** True where a heading names it, whatever stands below. */
  readonly isNamed: boolean;
  readonly written: readonly Piece[];
}

/**
 * A line that says only how it stands belongs to no section: above "## Progress" a "Status: on track" would be all the progress
 * there is. Where a section has nothing else to say, the line is its answer after all, and it is not missing.
 */
function readForm(
  document: Document,
  lines: readonly HealthLine[],
  { specs, roles }: StatusForm,
): readonly FormSection[] {
  const whole = readSections(document, specs);
  const read = lines.length === 0 ? whole : readSections(withoutLines(document, lines), specs);
  return read.map((section, index) => toFormSection(section, whole[index] ?? section, roles[index] ?? null));
}

function toFormSection(section: ReadSection, whole: ReadSection, role: StatusSection | null): FormSection {
  const { spec, content } = role === 'health' ? whole : section;
  const isPresent = [section, whole].some((one) => one.content?.state === 'present');
  return {
    role,
    heading: spec.heading,
    isRequired: spec.level === 'require',
    isMissing: spec.level === 'require' && !isPresent,
    isNamed: [section, whole].some((one) => one.content !== null),
    written: content?.state === 'present' ? content.written : [],
  };
}

function withoutLines(document: Document, lines: readonly HealthLine[]): string {
  const gone = new Set(lines.map(({ line }) => line));
  return document.lines.map((text, line) => (gone.has(line) ? '' : text)).join('\n');
}

function healthOf(
  said: StatusCommand | null,
  section: readonly Piece[],
  lines: readonly HealthLine[],
): Pick<StatusUpdate, 'health' | 'headline'> {
  if (said !== null && said.health !== null) return { health: said.health, headline: said.headline };
  const answer = readHealthSection(section);
  if (answer !== null) {
    const headline = plainLine(answer.rest, 300);
    return { health: answer.health, headline: headline === '' ? null : headline };
  }
  const all = new Set(lines.map(({ health }) => health));
  const [only] = all;
  return { health: all.size === 1 && only !== undefined ? only : 'unknown', headline: null };
}

/** Beside a line on how it stands nothing else is said. Quotes are what somebody else said. */
function saysNoChange({ pieces }: Document, lines: readonly HealthLine[]): boolean {
  const health = new Set(lines.map(({ line }) => line));
  const own = pieces.filter(({ kind, isQuote, line }) => kind !== 'comment' && !isQuote && !health.has(line));
  const [first] = own;
  return own.length === 1 && first?.kind === 'text' && isNoChange(first.text);
}

function linesOf(pieces: readonly Piece[], own: string | null, only: 'items' | 'all' = 'all'): readonly StatusLine[] {
  return readPoints(pieces, only).map(({ text, isTicked, prose }) => ({
    text,
    isTicked,
    links: linksOf(prose.map((line) => line.text).join(' '), own),
  }));
}

const TELLING: ReadonlySet<StatusSection | null> = new Set(['progress', 'blockers', 'next-steps']);

/** Context alone begins many a comment that is no update. */
function beginsLikeUpdate(sections: readonly FormSection[]): boolean {
  return sections.filter(({ role, isNamed }) => isNamed && TELLING.has(role)).length >= 2;
}
