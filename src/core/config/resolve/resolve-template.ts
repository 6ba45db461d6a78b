import type { Ask, Level, LinkedIssueAsk, Match, Need, NeedKind, SectionSpec, Template, TitleAsk } from '../config.js';
import { cleanLine, cleanText } from '../values/clean.js';
import { list } from '../values/list.js';
import type { RawMatch, RawSection, RawTemplate } from '../language/schema.js';
import { allowsNone } from './none-names.js';
import { soften } from './soften.js';

/** What a whole-item rule weighs where it does not say: like what a section's rules ask, it is no reason to fail. */
const ITEM_LEVEL: Level = 'warn';
const SHORTEST_TITLE = 5;

/**
 * Returns a template with every default applied. A section that bears the name of one of the built-in template of that name
 * has the other names of it, too, unless it lists its own or another section goes by one of them.
 */
export function resolveTemplate(name: string, given: RawTemplate, builtin: RawTemplate | undefined): Template {
  const listed = Array.isArray(given.sections) ? given.sections : [];
  const known = Array.isArray(builtin?.sections) ? builtin.sections : [];
  return {
    name,
    match: given.match == null ? null : resolveMatch(given.match),
    from: given.sections != null && !Array.isArray(given.sections) ? given.sections.from : null,
    sections: withKnownNames(listed, known).map(resolveSection),
    title: resolveTitle(given.title),
    order: given.order == null || given.order === false ? null : levelOf(given.order),
    linked_issue: resolveLinkedIssue(given.linked_issue),
    implements: resolveImplements(given.implements),
    max_mentions: resolveMentions(given.max_mentions),
  };
}

function resolveMatch(given: RawMatch): Match {
  return {
    labels: list(given.labels),
    types: list(given.types),
    forms: list(given.forms),
    title: list(given.title),
    kind: given.kind ?? null,
    draft: given.draft ?? null,
    base: list(given.base),
    paths: list(given.paths),
    association: list(given.association),
  };
}

type SectionMapping = Exclude<RawSection, string>;

function withKnownNames(sections: readonly RawSection[], known: readonly RawSection[]): readonly SectionMapping[] {
  const all = sections.map(toMapping);
  const byHeading = new Map(known.map(toMapping).map((section) => [nameKey(section.heading), section]));
  /** Which section says a name of its own. */
  const owners = new Map<string, number>();
  for (const [index, { heading, aliases }] of all.entries()) {
    for (const name of [heading, ...list(aliases)]) owners.set(nameKey(name), owners.get(nameKey(name)) ?? index);
  }
  return all.map((section, index) => {
    const names = list(byHeading.get(nameKey(section.heading))?.aliases);
    if (section.aliases !== undefined || names.length === 0) return section;
    return { ...section, aliases: names.filter((name) => (owners.get(nameKey(name)) ?? index) === index) };
  });
}

function toMapping(section: RawSection): SectionMapping {
  return typeof section === 'string' ? { heading: section } : section;
}

function nameKey(name: string): string {
  return cleanLine(name).toLowerCase();
}

/** Returns a section with every default applied. */
export function resolveSection(section: SectionMapping): SectionSpec {
  const level = section.level ?? 'require';
  const aliases = list(section.aliases).map(cleanLine);
  return {
    heading: cleanLine(section.heading),
    aliases,
    level,
    none: section.none ?? [section.heading, ...aliases].some(allowsNone),
    prompts: list(section.prompt).filter((prompt) => prompt.trim() !== ''),
    help: section.help === undefined ? null : cleanText(section.help),
    needs: resolveNeeds(section.needs, level),
    min_words: resolveAsk(section.min_words, level, (value) => value),
    min_items: resolveAsk(section.min_items, level, (value) => value),
    one_of: resolveAsk(section.one_of, level, (values) => values.map(cleanLine)),
    checked: resolveAsk(section.checked, level, (value) => value),
    pattern: resolveAsk(section.pattern, level, (value) => value),
    forbid: resolveAsk(section.forbid, level, (value) => list(value)),
  };
}

/** A section that is switched off takes its rules with it. */
function ownLevel(given: Level | undefined, section: Level): Level {
  return section === 'off' ? 'off' : (given ?? soften(section));
}

type GivenAsk<Value> = Value | { readonly value: Value; readonly level?: Level | undefined };

function resolveAsk<Value extends string | number | readonly string[], Resolved>(
  given: GivenAsk<Value> | undefined,
  section: Level,
  resolve: (value: Value) => Resolved,
): Ask<Resolved> | null {
  if (given === undefined) return null;
  if (isWithLevel(given)) return { value: resolve(given.value), level: ownLevel(given.level, section) };
  return { value: resolve(given), level: soften(section) };
}

function isWithLevel<Value>(
  given: GivenAsk<Value>,
): given is { readonly value: Value; readonly level?: Level | undefined } {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}

type RawNeeds = Exclude<SectionMapping['needs'], undefined>;
type RawNeed = Exclude<RawNeeds, string | unknown[]>[NeedKind];

function resolveNeeds(given: RawNeeds | undefined, section: Level): readonly Need[] {
  if (given === undefined) return [];
  if (typeof given === 'string') return [{ value: given, level: soften(section), kinds: [] }];
  if (Array.isArray(given)) return [...new Set(given)].map((value) => ({ value, level: soften(section), kinds: [] }));
  const entries = Object.entries(given) as [NeedKind, RawNeed][];
  return entries.map(([value, need]) => resolveNeed(value, need ?? {}, section));
}

function resolveNeed(value: NeedKind, need: NonNullable<RawNeed>, section: Level): Need {
  if (typeof need === 'string' || Array.isArray(need)) {
    return { value, level: soften(section), kinds: list(need).map(cleanLine) };
  }
  const kinds = 'kind' in need ? list(need.kind) : [];
  return { value, level: ownLevel(need.level, section), kinds: kinds.map(cleanLine) };
}

function levelOf(given: true | { readonly level?: Level | null | undefined }): Level {
  return given === true ? ITEM_LEVEL : (given.level ?? ITEM_LEVEL);
}

function resolveTitle(given: RawTemplate['title']): TitleAsk | null {
  if (given == null || given === false) return null;
  const asked = given === true ? {} : given;
  return {
    min_length: asked.min_length ?? SHORTEST_TITLE,
    max_length: asked.max_length ?? null,
    pattern: asked.pattern ?? null,
    level: levelOf(given),
  };
}

function resolveLinkedIssue(given: RawTemplate['linked_issue']): LinkedIssueAsk | null {
  if (given == null || given === false) return null;
  const asked = given === true ? {} : given;
  return {
    closes: asked.closes ?? false,
    brief: asked.brief ?? null,
    decision: asked.decision ?? null,
    level: levelOf(given),
  };
}

/** Nobody writes that they carry out a decision by accident, so that what is not decided yet is a reason to fail. */
function resolveImplements(given: RawTemplate['implements']): Level | null {
  if (given === false) return null;
  return given === true ? 'require' : (given?.level ?? 'require');
}

function resolveMentions(given: RawTemplate['max_mentions']): Ask<number> | null {
  if (given == null) return null;
  return typeof given === 'number'
    ? { value: given, level: ITEM_LEVEL }
    : { value: given.value, level: given.level ?? ITEM_LEVEL };
}
