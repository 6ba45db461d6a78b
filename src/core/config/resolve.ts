import type { Ask, Config, Level, Match, NeedKind, Scope, SectionSpec, Template } from './config.js';
import {
  DEFAULT_AGENTS,
  DEFAULT_COMMENT,
  DEFAULT_LABELS,
  DEFAULT_MODE,
  DEFAULT_SCOPE,
  DEFAULT_TEMPLATES,
} from './defaults.js';
import { parseGrace } from './duration.js';
import { allowsNone } from './none-names.js';
import type { RawConfig, RawMatch, RawSection, RawTemplate } from './schema.js';

/** Returns the effective configuration of a checked file: every default applied, nothing optional left. */
export function resolveConfig(config: RawConfig, builtins: ReadonlyMap<string, RawTemplate>): Config {
  const given = config.templates ?? Object.fromEntries(DEFAULT_TEMPLATES.map((name) => [name, null]));
  return {
    version: 1,
    mode: config.mode ?? DEFAULT_MODE,
    scope: resolveScope(config.scope ?? {}),
    templates: Object.entries(given).map(([name, template]) => resolveTemplate(name, template, builtins.get(name))),
    comment: { ...DEFAULT_COMMENT, ...mapGiven(config.comment ?? {}, cleanText) },
    labels: { ...DEFAULT_LABELS, ...mapGiven(config.labels ?? {}, cleanLine) },
    forms: {},
  };
}

function mapGiven(given: Readonly<Record<string, string | undefined>>, clean: (text: string) => string): object {
  return Object.fromEntries(
    Object.entries(given).flatMap(([key, text]) => (text === undefined ? [] : [[key, clean(text)]])),
  );
}

/** A double-quoted text may spell out anything by escapes; what no page can show does not get into our output. */
function cleanText(text: string): string {
  return text.replaceAll(/\p{Surrogate}|[^\P{Cc}\n\t]/gu, ' ').trim();
}

/** Headings and labels are one line, however they were wrapped in the file. */
function cleanLine(text: string): string {
  return cleanText(text).replaceAll(/\s+/g, ' ');
}

function list<Item>(given: Item | readonly Item[] | undefined): readonly Item[] {
  if (given === undefined) return [];
  return Array.isArray(given) ? (given as readonly Item[]) : [given as Item];
}

function resolveScope(given: NonNullable<RawConfig['scope']>): Scope {
  const grace = parseGrace(given.grace ?? '');
  return {
    bots: given.bots ?? DEFAULT_SCOPE.bots,
    drafts: given.drafts ?? DEFAULT_SCOPE.drafts,
    agents: [...new Set([...DEFAULT_AGENTS, ...list(given.agents)])],
    ignore_labels: list(given.ignore_labels),
    ignore_authors: list(given.ignore_authors),
    ignore_titles: list(given.ignore_titles),
    grace: typeof grace === 'number' ? grace : DEFAULT_SCOPE.grace,
  };
}

function resolveTemplate(name: string, given: RawTemplate | null, builtin: RawTemplate | undefined): Template {
  const match = given?.match ?? builtin?.match;
  const sections = given?.sections ?? builtin?.sections ?? [];
  return { name, match: match === undefined ? null : resolveMatch(match), sections: sections.map(resolveSection) };
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

function resolveSection(given: RawSection): SectionSpec {
  const section = typeof given === 'string' ? { heading: given } : given;
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
    min_words: resolveAsk(section.min_words, level),
    min_items: resolveAsk(section.min_items, level),
    pattern: resolveAsk(section.pattern, level),
  };
}

/** What a rule asks beyond presence weighs one step less than the section, unless the rule states its own level. */
function soften(level: Level): Level {
  return level === 'require' ? 'warn' : level === 'warn' ? 'info' : level;
}

type GivenAsk<Value> = Value | { readonly value: Value; readonly level?: Level | undefined };

function resolveAsk<Value extends string | number>(
  given: GivenAsk<Value> | undefined,
  section: Level,
): Ask<Value> | null {
  if (given === undefined) return null;
  if (typeof given === 'object') return { value: given.value, level: ownLevel(given.level, section) };
  return { value: given, level: soften(section) };
}

/** A section that is switched off takes its rules with it. */
function ownLevel(given: Level | undefined, section: Level): Level {
  return section === 'off' ? 'off' : (given ?? soften(section));
}

type RawNeeds = Exclude<Exclude<RawSection, string>['needs'], undefined>;

function resolveNeeds(given: RawNeeds | undefined, section: Level): readonly Ask<NeedKind>[] {
  if (given === undefined) return [];
  if (typeof given === 'string') return [{ value: given, level: soften(section) }];
  if (Array.isArray(given)) return [...new Set(given)].map((value) => ({ value, level: soften(section) }));
  const entries = Object.entries(given) as [NeedKind, { readonly level?: Level | undefined } | null | undefined][];
  return entries.map(([value, ask]) => ({ value, level: ownLevel(ask?.level, section) }));
}
