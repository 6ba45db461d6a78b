import type { Template } from '../config/config.js';
import { parseDocument } from '../markdown/document.js';
import { foldName } from '../markdown/fold.js';
import { readSections, type ReadSection } from '../reading/sections.js';
import type { Instant } from '../snapshot.js';
import { isOutcomeSection } from '../templates/outcome.js';
import type { BodyVersion } from './facts.js';
import type { DecisionInput } from './input.js';
import { hasOutcome, isComplete, isFilled } from './state.js';
import { isOneWayText, readOption } from './written.js';

/** A body from one edit to the next. */
interface BodyReading {
  readonly at: Instant;
  /** Every required section but Decision is filled. */
  readonly isComplete: boolean;
  readonly hasOption: boolean;
  /** What it puts forward, as in `Written`. */
  readonly option: string | null;
  /** Decision and Owner are filled. */
  readonly hasOutcome: boolean;
  /** Problem, Options or Decision say something else than in the version before. */
  readonly isChange: boolean;
  /** A line makes the door a one-way one. Of the present version `Written` says it. */
  readonly isOneWay: boolean;
}

/** What became of a body, oldest version first; never empty. */
export type BodyHistory = readonly BodyReading[];

/** Approvals are given to what these say. */
const SUBSTANCE = ['Problem', 'Options', 'Decision'].map((heading) => foldName(heading));

/** So many versions are read, the newest, and so many characters of them: reading a body is the dearest thing here. */
const MOST_VERSIONS = 50;
const MOST_CHARACTERS = 200_000;

/**
 * Returns what became of the body. Where its versions are not known, or too many, the unknown ones count as edits of substance, and
 * what was proposed before them as proposed with the first that is known: so nobody's yes is taken for a text they may not have seen.
 */
export function readHistory(
  input: Pick<DecisionInput, 'item' | 'template' | 'sections' | 'written' | 'facts'>,
): BodyHistory {
  const { item, template, sections, written, facts } = input;
  const present = {
    isComplete: isComplete(template, sections),
    hasOption: sections.some((section) => isOutcomeSection(section.heading) && isFilled(section)),
    option: written.option,
    hasOutcome: hasOutcome(sections),
  };
  const versions = facts.versions === null ? [] : readVersions(facts.versions, template, item.createdAt);
  const last = versions.at(-1);
  if (last !== undefined) return [...versions.slice(0, -1), { ...last, ...present }];
  return [
    { at: item.bodyEditedAt ?? item.createdAt, ...present, isChange: item.bodyEditedAt !== null, isOneWay: false },
  ];
}

function readVersions(versions: readonly BodyVersion[], template: Template, createdAt: Instant): BodyHistory {
  const known = withinBounds([...versions].sort((a, b) => a.at - b.at));
  const isCut = known.length < versions.length || (known[0]?.at ?? createdAt) > createdAt;
  const history: BodyReading[] = [];
  let before: string | null = null;
  for (const { at, body } of known) {
    const read = readSections(body, template.sections);
    const substance = substanceOf(read, body);
    history.push({
      at,
      isComplete: read.every((section) => section.spec.level !== 'require' || isOutcome(section) || isPresent(section)),
      hasOption: read.some((section) => isOutcome(section) && isPresent(section)),
      option: readOption(read.find(isOutcome)),
      hasOutcome: hasOutcome(
        read.map(({ spec, content }) => ({ heading: spec.heading, state: content?.state ?? 'missing' })),
      ),
      isChange: before === null ? isCut : substance !== before,
      isOneWay: /door/i.test(body) && isOneWayText(parseDocument(body)),
    });
    before = substance;
  }
  return history;
}

function withinBounds(versions: readonly BodyVersion[]): readonly BodyVersion[] {
  let characters = 0;
  const kept: BodyVersion[] = [];
  for (const version of versions.slice(-MOST_VERSIONS).reverse()) {
    characters += version.body.length;
    if (kept.length > 0 && characters > MOST_CHARACTERS) break;
    kept.push(version);
  }
  return kept.reverse();
}

function isOutcome({ spec }: ReadSection): boolean {
  return isOutcomeSection(spec.heading);
}

function isPresent({ content }: ReadSection): boolean {
  return content?.state === 'present';
}

/** A team's own template may have none of the three; then all of its body is what was agreed to. */
function substanceOf(read: readonly ReadSection[], body: string): string {
  const sections = read.filter(({ spec }) => SUBSTANCE.includes(foldName(spec.heading)));
  if (sections.length === 0) return plain(body);
  return sections
    .map(({ content }) => content?.pieces.filter(({ kind }) => kind !== 'comment').map(({ text }) => plain(text)) ?? [])
    .map((lines) => lines.filter((line) => line !== '').join(' '))
    .join('\n');
}

/** Text as two versions are compared: blanks, case and signs of emphasis aside. */
function plain(text: string): string {
  return text
    .replace(/\*\*|__/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Tells whether the body was complete at a moment. */
export function isCompleteAt(history: BodyHistory, at: Instant): boolean {
  return history[indexAt(history, at)]?.isComplete === true;
}

/** Tells whether Decision and Owner were filled at a moment. What is not known any more was not. */
export function hasOutcomeAt(history: BodyHistory, at: Instant): boolean {
  const [first] = history;
  const isUnknown = first === undefined || (first.isChange && first.at > at);
  return !isUnknown && history[indexAt(history, at)]?.hasOutcome === true;
}

/** Returns what the body put forward at a moment; null where that was nothing. */
export function optionAt(history: BodyHistory, at: Instant): string | null {
  return history[indexAt(history, at)]?.option ?? null;
}

/**
 * Returns the first moment, not before another, at which the body was complete and, where that is needed, put an option forward; or
 * what it lacked to the end.
 */
export function completeFrom(
  history: BodyHistory,
  from: Instant,
  needsOption: boolean,
): Instant | 'sections-missing' | 'nothing-proposed' {
  const index = indexAt(history, from);
  const found = history.slice(index).find((body) => body.isComplete && (body.hasOption || !needsOption));
  if (found !== undefined) return Math.max(from, found.at);
  return history.at(-1)?.isComplete === true ? 'nothing-proposed' : 'sections-missing';
}

/** Tells whether Problem, Options or Decision were edited at or after a moment and not after another. */
export function isEditedBetween(history: BodyHistory, from: Instant, until: Instant): boolean {
  return history.some(({ at, isChange }) => isChange && at >= from && at <= until);
}

/**
 * Returns when, at the latest before a moment, something new came up in the body: an edit of Problem, Options or Decision, or the
 * filling of what had been emptied. Null where nothing did.
 */
export function lastChange(history: BodyHistory, until: Instant): Instant | null {
  const isNews = (body: BodyReading, index: number): boolean =>
    body.at <= until && (body.isChange || (body.isComplete && history[index - 1]?.isComplete === false));
  return history.findLast(isNews)?.at ?? null;
}

/**
 * Returns until when, at the latest, a version before the present one made the door a one-way one; `-Infinity` where none did. What
 * is not known any more may have: else many small edits would hide the line.
 */
export function oneWayUntil(history: BodyHistory): Instant {
  const [first] = history;
  const unknownUntil = first?.isChange === true ? first.at : -Infinity;
  const replaced = history.slice(1).flatMap(({ at }, index) => (history[index]?.isOneWay === true ? [at] : []));
  return Math.max(unknownUntil, ...replaced);
}

/** The version that stood at a moment; the first one where that was before all that is known. */
function indexAt(history: BodyHistory, at: Instant): number {
  return Math.max(
    0,
    history.findLastIndex((body) => body.at <= at),
  );
}
