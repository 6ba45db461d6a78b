import type { Absence, Config, DayRange, DecisionOptions, Member, People, Scope, WorkingTime } from '../config.js';
import { parseHours } from '../../time/clock-time.js';
import { parseDayRange } from '../../time/day-range.js';
import { parseDuration, parseGrace } from '../values/duration.js';
import { list } from '../values/list.js';
import { cleanLine, cleanText } from '../values/clean.js';
import type { Builtins, RawConfig } from '../language/schema.js';
import { DAYS } from '../language/schema-team.js';
import { DEFAULT_AGENTS, DEFAULT_GRACE } from './defaults.js';
import { resolveTemplate } from './resolve-template.js';
import { resolveResponse, resolveRollup, resolveSharing, resolveStatus } from './resolve-week.js';

/**
 * Returns the effective configuration of merged layers in the forms that the rest works with: lists where one may stand
 * alone, milliseconds, minutes, levels stated. What is missing in the layers is missing in none of its keys.
 */
export function resolveConfig(config: RawConfig, builtins: Builtins): Config {
  return {
    version: 1,
    preset: config.preset ?? 'standard',
    mode: config.mode ?? 'advise',
    enforce_from: config.enforce_from ?? null,
    ratchet: config.ratchet ?? false,
    scope: resolveScope(config.scope ?? {}),
    templates: Object.entries(config.templates ?? {}).map(([name, template]) =>
      resolveTemplate(name, template ?? {}, builtins.get(name)),
    ),
    comment: resolveComment(config.comment ?? {}),
    labels: resolveLabels(config.labels ?? {}),
    links: {
      kinds: Object.fromEntries(
        Object.entries(config.links?.kinds ?? {})
          .filter(([, shapes]) => shapes !== null)
          .map(([kind, shapes]) => [cleanLine(kind), list(shapes)]),
      ),
      trackers: list(config.links?.trackers),
    },
    people: resolvePeople(config.people ?? {}),
    decisions: resolveDecisions(config.decisions ?? {}),
    status: resolveStatus(config.status ?? {}),
    response: resolveResponse(config.response),
    rollup: resolveRollup(config),
    share_with: resolveSharing(config),
    other_labels: { rollup: cleanLine(config.labels?.rollup ?? ''), no_nag: cleanLine(config.labels?.no_nag ?? '') },
    forms: {},
    titles: [],
  };
}

function resolveScope(given: NonNullable<RawConfig['scope']>): Scope {
  const grace = parseGrace(given.grace ?? '');
  return {
    bots: given.bots ?? false,
    drafts: given.drafts ?? false,
    agents: [...new Set([...DEFAULT_AGENTS, ...list(given.agents)])],
    ignore_labels: list(given.ignore_labels),
    ignore_authors: list(given.ignore_authors),
    ignore_titles: list(given.ignore_titles),
    grace: typeof grace === 'number' ? grace : DEFAULT_GRACE,
  };
}

/** Labels that tell how an item stands. */
function resolveLabels({ rollup: _, no_nag: __, ...given }: NonNullable<RawConfig['labels']>): Config['labels'] {
  return Object.fromEntries(Object.entries(given).map(([key, label]) => [key, cleanLine(label ?? '')])) as Record<
    keyof Config['labels'],
    string
  >;
}

function resolveComment(given: NonNullable<RawConfig['comment']>): Config['comment'] {
  const clean = (text: string | null | undefined): string | null => (text == null ? null : cleanText(text));
  return {
    intro: clean(given.intro),
    footer: clean(given.footer),
    help_url: clean(given.help_url),
    locale: given.locale ?? 'en',
  };
}

function resolveDecisions(given: NonNullable<RawConfig['decisions']>): DecisionOptions {
  return {
    window: parseDuration(given.window ?? '') ?? { amount: 3, unit: 'wd' },
    min_working_hours: given.min_working_hours ?? 8,
    max_extension: parseDuration(given.max_extension ?? '') ?? { amount: 5, unit: 'd' },
    ask: list(given.ask).map((name) => cleanLine(name).replace(/^@/, '')),
    record: {
      via: given.record?.via ?? 'link',
      folder: cleanLine(given.record?.folder ?? 'docs/decisions').replace(/^\/+|\/+$/g, ''),
    },
  };
}

type RawPeople = NonNullable<RawConfig['people']>;
type RawMember = NonNullable<NonNullable<RawPeople['members']>[string]>;
type RawAbsence = Extract<NonNullable<RawMember['away']>, readonly unknown[]>[number];

function resolvePeople(given: RawPeople): People {
  const everybody = resolveWorkingTime(given, {
    timezone: 'UTC',
    hours: { from: 9 * 60, to: 17 * 60 },
    days: DAYS.slice(0, 5),
    country: null,
  });
  const members = Object.entries(given.members ?? {}).map(([login, person]) => [
    login,
    resolveMember(person ?? {}, everybody),
  ]);
  return {
    ...everybody,
    shutdown: list(given.shutdown).flatMap(resolveDays),
    issue: given.issue ?? null,
    members: Object.fromEntries(members) as People['members'],
  };
}

function resolveMember(given: RawMember, everybody: WorkingTime): Member {
  return {
    ...resolveWorkingTime(given, everybody),
    away: list<RawAbsence>(given.away).flatMap(resolveAbsence),
  };
}

function resolveAbsence(given: RawAbsence): readonly Absence[] {
  const { dates, cover } = typeof given === 'string' ? { dates: given, cover: undefined } : given;
  return resolveDays(dates).map((days) => ({ ...days, cover: cover?.trim().replace(/^@/, '') ?? null }));
}

function resolveDays(text: string): readonly DayRange[] {
  const days = parseDayRange(text);
  return typeof days === 'string' ? [] : [days];
}

/** What is not said of a person is as for everybody. */
function resolveWorkingTime(given: Omit<RawMember, 'away'>, otherwise: WorkingTime): WorkingTime {
  const days = list(given.days);
  return {
    timezone: given.timezone ?? otherwise.timezone,
    hours: parseHours(given.hours ?? '') ?? otherwise.hours,
    days: days.length === 0 ? otherwise.days : DAYS.filter((day) => days.includes(day)),
    country: given.country ?? otherwise.country,
  };
}
