import type { SectionSpec, Template } from '../../config/config.js';
import { parseDocument } from '../../markdown/document.js';
import { foldName } from '../../markdown/fold.js';
import { readSections } from '../../reading/sections.js';
import type { Item } from '../../snapshot.js';
import { OPTION_NAMES, OWNER_NAMES, PROBLEM_NAMES, TRADEOFF_NAMES } from '../../templates/names.js';
import { isOutcomeSection } from '../../templates/outcome.js';
import { readOption } from '../written.js';
import type { RecordSections } from './record.js';
import { sectionTexts } from './section-text.js';

/** The part of a record that a section belongs in, by its folded name. A heading of MADR's own comes first. */
const PARTS: readonly (readonly [part: Part, names: readonly string[]])[] = [
  ['drivers', ['Decision drivers', 'Drivers']],
  ['consequences', ['Consequences', 'Positive consequences']],
  ['confirmation', ['Confirmation', 'Validation']],
  ['problem', ['Problem', ...PROBLEM_NAMES]],
  ['options', ['Options', ...OPTION_NAMES]],
  ['tradeoffs', ['Tradeoffs', 'Pros and cons of the options', ...TRADEOFF_NAMES]],
  ['owner', ['Owner', ...OWNER_NAMES]],
];

type Part = Exclude<keyof RecordSections, 'others' | 'decision' | 'reasons'> | 'owner';

type Named = Part | 'decision' | 'reasons';

const PART_BY_NAME: ReadonlyMap<string, Part> = new Map(
  [...PARTS].reverse().flatMap(([part, names]) => names.map((name): [string, Part] => [foldName(name), part])),
);

/**
 * Returns the sections of an issue as those of a record, found by the names that the template gives them.
 *
 * @param option what was chosen; the section Decision need not say it again
 */
export function recordSections(
  { body }: Pick<Item, 'body'>,
  template: Template,
  option: string | null,
): RecordSections {
  const document = parseDocument(body);
  const read = readSections(document, template.sections);
  const texts = sectionTexts(read, document);
  const parts = new Map<Named, string>();
  const others: { readonly heading: string; readonly text: string }[] = [];
  for (const [index, section] of read.entries()) {
    const text = texts[index] ?? '';
    if (text === '') continue;
    const part = partOf(section.spec);
    if (part === null || parts.has(part)) others.push({ heading: section.spec.heading, text });
    else if (part === 'decision' && readOption(section) === option) parts.set('reasons', withoutFirstLine(text));
    else parts.set(part, text);
  }
  const text = (part: Named): string => parts.get(part) ?? '';
  return {
    problem: text('problem'),
    drivers: text('drivers'),
    options: text('options'),
    tradeoffs: text('tradeoffs'),
    reasons: text('reasons'),
    decision: text('decision'),
    consequences: text('consequences'),
    confirmation: text('confirmation'),
    others,
  };
}

function partOf({ heading }: SectionSpec): Part | 'decision' | null {
  return isOutcomeSection(heading) ? 'decision' : (PART_BY_NAME.get(foldName(heading)) ?? null);
}

function withoutFirstLine(text: string): string {
  const end = text.indexOf('\n');
  return end < 0 ? '' : text.slice(end + 1).trim();
}
