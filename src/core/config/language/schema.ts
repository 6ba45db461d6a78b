import * as z from 'zod';
import { GRACE_FORM } from '../values/duration.js';
import { DAY_FORM } from '../../time/day-range.js';
import {
  boolean,
  choice,
  formed,
  key,
  mapping,
  oneOrMany,
  patterns,
  text,
  BOUNDS,
  REPOSITORY_FORM,
  type Expected,
} from './schema-kit.js';
import { sectionKeys, type section } from './schema-section.js';
import { VERSIONS } from '../../versions.js';
import { decisions, links, people } from './schema-team.js';
import { itemKeys, match, template } from './schema-template.js';
import { response, rollup, status } from './schema-week.js';

export { BOUNDS, parseAllowedKeys, REPOSITORY_FORM, type Expected } from './schema-kit.js';

export const MODES = ['observe', 'advise', 'enforce'] as const;
export const PRESETS = ['standard', 'lean', 'strict', 'oss'] as const;
export const LOCALES = ['en', 'de'] as const;

const scope = mapping({
  bots: key(boolean, 'Look at what bots write, too.', { default: false }),
  drafts: key(boolean, 'Look at draft pull requests, too.', { default: false }),
  agents: key(
    oneOrMany(text()),
    'More coding agents that write for a person, by login, beside `copilot-swe-agent` and `Copilot`.',
    { default: [] },
  ),
  ignore_labels: key(oneOrMany(text()), 'Items with one of these labels are passed over.', { default: [] }),
  ignore_authors: key(oneOrMany(text()), 'What these logins write is passed over, with or without `[bot]`.', {
    default: [],
  }),
  ignore_titles: key(patterns, 'Items whose title matches are passed over; case does not matter.', { default: [] }),
  grace: key(
    formed('grace', GRACE_FORM),
    'After opening or the last edit, before the app first speaks. `0m` to speak at once, `4w` at most.',
    { default: '1m' },
  ),
});

const comment = mapping({
  intro: key(text(BOUNDS.words), 'Your own first sentence, in place of the thanks.'),
  footer: key(text(BOUNDS.words), 'Your own last line.'),
  help_url: key(
    z
      .string({ error: 'url' satisfies Expected })
      .max(BOUNDS.words)
      .refine((value) => /^https?:\/\/[^\s<>"`]+$/.test(value), { params: { fault: 'url' } }),
    'Your page on how you write.',
  ),
  locale: key(choice(LOCALES), 'The language of what the app writes. People may write in any.', { default: 'en' }),
});

const label = text(BOUNDS.label);

const labels = mapping({
  incomplete: key(label, 'On items that lack something required.', { default: 'async: incomplete' }),
  skip: key(label, 'Put on an item by hand, it waives all of this there.', { default: 'async: skip' }),
  decision_draft: key(label, 'On decisions that are still being written.', { default: 'decision: draft' }),
  decision_proposed: key(label, 'On decisions complete enough to be talked over.', { default: 'decision: proposed' }),
  decision_final_call: key(label, 'On decisions whose window closes within a working day.', {
    default: 'decision: final-call',
  }),
  decision_blocked: key(label, 'On decisions that wait for a concern or a hold to be settled.', {
    default: 'decision: blocked',
  }),
  decision_stalled: key(label, 'On decisions that need somebody to say yes, and have not heard it.', {
    default: 'decision: stalled',
  }),
  decision_accepted: key(label, 'On decisions that were taken.', { default: 'decision: accepted' }),
  decision_rejected: key(label, 'On decisions that were turned down.', { default: 'decision: rejected' }),
  decision_postponed: key(label, 'On decisions put off to a day.', { default: 'decision: postponed' }),
  decision_withdrawn: key(label, 'On decisions that were taken back.', { default: 'decision: withdrawn' }),
  decision_superseded: key(label, 'On decisions that a later one replaces.', { default: 'decision: superseded' }),
  rollup: key(label, 'On the weekly page.', { default: 'async: roll-up' }),
  no_nag: key(label, 'Put on an item by hand, nobody is reminded of it.', { default: 'no-nag' }),
});

/**
 * The language of `.github/async.yml`, and the one place where it is described: types, defaults, the JSON Schema and the
 * reference page come from here. It says what may stand in one file; layers come later, and so does what takes more than
 * one key to tell.
 */
export const configSchema = mapping({
  version: z
    .literal(VERSIONS.config, { error: 'version' satisfies Expected })
    .meta({ description: 'The version of this language: `1`.' }),
  preset: key(choice(PRESETS), 'What to begin with: the templates that are on, and how much they ask.', {
    default: 'standard',
  }),
  extends: key(
    formed('repository', REPOSITORY_FORM),
    "Another repository of the same owner whose `.github/async.yml` lies below this file and above the organisation's.",
    { examples: ['octo/standards'] },
  ),
  mode: key(
    choice(MODES),
    '`observe` writes nothing. `advise` writes the comment, labels and a neutral check. `enforce` fails the check where something required is missing.',
    { default: 'advise' },
  ),
  enforce_from: key(
    formed('date', DAY_FORM),
    'Under `enforce`, items opened before this day are advised, not failed.',
    {
      examples: ['2027-01-11'],
    },
  ),
  ratchet: key(
    boolean,
    'Under `enforce`, an item opened before `enforce_from` (without it: before the configuration last changed) is advised until its author next edits it, and judged like any other from then on.',
    { default: false },
  ),
  scope: key(scope, 'Who and what is looked at, and how soon.'),
  templates: key(
    z.record(z.string(), template.nullable(), { error: 'templates' satisfies Expected }),
    'The templates that are on. Without it, those of the preset; with it, only those it names.',
  ),
  comment: key(comment, 'Your own words in the comment, and its language.'),
  labels: key(labels, 'What our labels are called here.'),
  links: key(links, 'Links that a team counts beside those known.'),
  people: key(people, 'Where and when the team works.'),
  decisions: key(decisions, 'How decisions are taken.'),
  status: key(status, 'When status updates are due, and who is asked for them.'),
  response: key(response, 'How soon an answer can be expected; without this key, nobody is reminded of one.'),
  rollup: key(rollup, 'When the weekly page is written; without this key, none is.'),
  repositories: key(
    oneOrMany(text()),
    "In the organisation's file only: the repositories without a file of their own that it speaks for.",
    { examples: [['api-*', 'web']] },
  ),
  lock: key(
    oneOrMany(text()),
    "In the organisation's file only: paths that a repository may make stricter and not looser.",
    { examples: [['mode', 'templates.brief.sections']] },
  ),
});

/** Where a key that stands elsewhere has its home, for those that have one. */
export const knownKeysAt: readonly { readonly parent: string; readonly keys: readonly string[] }[] = [
  { parent: 'scope', keys: Object.keys(scope.shape) },
  { parent: 'comment', keys: Object.keys(comment.shape) },
  { parent: 'match', keys: Object.keys(match.shape).filter((name) => name !== 'title') },
  { parent: 'templates', keys: ['status', 'brief', 'decision', 'message', 'change', 'bug', 'spec'] },
  { parent: 'people', keys: Object.keys(people.shape).filter((name) => name !== 'issue') },
  { parent: 'people.members.<login>', keys: ['away'] },
  { parent: 'decisions', keys: Object.keys(decisions.shape) },
  { parent: 'rollup', keys: Object.keys(rollup.shape).filter((name) => name !== 'timezone') },
  { parent: 'status', keys: ['cadence', 'old_after'] },
  { parent: 'response', keys: Object.keys(response.shape) },
  { parent: 'links', keys: Object.keys(links.shape) },
  { parent: 'templates.<name>', keys: Object.keys(itemKeys) },
  { parent: 'sections', keys: Object.keys(sectionKeys) },
];

/** A configuration file as written: known keys, right types, no defaults. */
export type RawConfig = z.infer<typeof configSchema>;
export type RawTemplate = z.infer<typeof template>;

/** The built-in templates, by the names under which a configuration takes them up. */
export type Builtins = ReadonlyMap<string, RawTemplate>;
export type RawMatch = z.infer<typeof match>;
export type RawSection = z.infer<typeof section>;
