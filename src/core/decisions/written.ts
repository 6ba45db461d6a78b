import type { Template } from '../config/config.js';
import { parseDocument } from '../markdown/document.js';
import { foldName } from '../markdown/fold.js';
import { readProse } from '../markdown/prose.js';
import { readSections, type ReadSection } from '../reading/sections.js';
import type { Item } from '../snapshot.js';
import { isOutcomeSection } from '../templates/outcome.js';
import type { Written } from './input.js';

const OWNER = foldName('Owner');

const MOST_OPTION = 200;

/** How many lines of a body are looked at for its door. */
const MOST_LINES = 2_000;

/** A line such as `Door: one-way`, `**Door:** one way` or `- Door: one-way`. */
const DOOR_LINE = /^\s{0,8}(?:[-*+]\s+)?\**door\**\s{0,2}:\s{0,2}\**\s{0,2}one[- ]way\b/i;

const DOOR_LABEL = /^door\s?:\s?one[- ]way$/i;

/** An account that is called by its name; a team's has a slash behind it. */
const MENTION = /(?<![\w/@.-])@([a-z\d](?:[a-z\d-]{0,38})(?:_[a-z\d]{1,10})?)(?![\w/@-])/i;

/** Returns what the body puts forward, whom it names as owner, and through which door it says to go. */
export function readWritten(template: Template, { body, labels }: Pick<Item, 'body' | 'labels'>): Written {
  const document = parseDocument(body);
  const sections = readSections(document, template.sections);
  const isOneWay = labels.some((label) => isDoorLabel(label)) || isOneWayText(document);
  return {
    option: readOption(sections.find(({ spec }) => isOutcomeSection(spec.heading))),
    owner: ownerOf(sections.find(({ spec }) => foldName(spec.heading) === OWNER)),
    door: isOneWay ? 'one-way' : 'two-way',
  };
}

/** Tells whether a label of that name makes the door a one-way one. */
export function isDoorLabel(label: string): boolean {
  return DOOR_LABEL.test(label.trim());
}

/** Tells whether a line of a body makes the door a one-way one. */
export function isOneWayText(body: Parameters<typeof readProse>[0]): boolean {
  return readProse(body)
    .slice(0, MOST_LINES)
    .some(({ text, isQuote }) => !isQuote && DOOR_LINE.test(text));
}

/** Returns what the section Decision puts forward: its first line says what; the lines after it say why. */
export function readOption(section: ReadSection | undefined): string | null {
  const first = linesOf(section)[0];
  return first === undefined ? null : first.slice(0, MOST_OPTION);
}

function ownerOf(section: ReadSection | undefined): string | null {
  for (const line of linesOf(section)) {
    const login = MENTION.exec(line.slice(0, 300))?.[1];
    if (login !== undefined) return login;
  }
  return null;
}

function linesOf(section: ReadSection | undefined): readonly string[] {
  if (section?.content?.state !== 'present') return [];
  return section.content.written
    .filter(({ kind }) => kind === 'text' || kind === 'heading')
    .map(({ text }) => text.replace(/^\s*(?:[-*+]|\d{1,9}[.)])\s+/, '').trim())
    .filter((text) => text !== '')
    .slice(0, 20);
}
