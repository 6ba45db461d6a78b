import * as z from 'zod';
import {
  ask,
  boolean,
  BOUNDS,
  choice,
  count,
  level,
  mapping,
  oneOrMany,
  part,
  pattern,
  patterns,
  someOf,
  text,
  type Expected,
} from './schema-kit.js';

/** What a section can be asked to hold, in the order of the rules. */
export const NEEDS = ['list', 'link', 'date', 'person', 'checklist', 'code', 'image'] as const;

const OWN_LEVEL = 'How much it weighs when unmet. Left out, it weighs one step less than its section.';

const needLevel = mapping({ level: part(level, OWN_LEVEL) }).nullable();
const kinds = oneOrMany(text(BOUNDS.name), BOUNDS.list, 'linkKinds');
const linkNeed = z.union(
  [
    kinds,
    mapping(
      {
        kind: part(kinds, 'Which kinds will do; one is enough. Left out, any link will.'),
        level: part(level, OWN_LEVEL),
      },
      'linkKinds',
    ),
  ],
  {
    error: 'linkKinds' satisfies Expected,
  },
);

/** The mapping form of `needs`. */
const needsMapping = mapping(
  {
    list: part(needLevel, 'A list.'),
    link: part(
      linkNeed.nullable(),
      'A link, of any kind or of one of those named: `recording`, `doc`, `tracker`, `chat`, `ci`, `design`, or a kind of `links.kinds`.',
      { examples: ['recording', { kind: ['doc', 'design'], level: 'require' }] },
    ),
    date: part(needLevel, 'A date that a reader can hold somebody to. "Soon" is none.'),
    person: part(needLevel, 'One person by name.'),
    checklist: part(needLevel, 'Check boxes.'),
    code: part(needLevel, 'A command, a log or other code.'),
    image: part(needLevel, 'A picture or a recording in the text.'),
  },
  'needs',
);

const needs = z.union(
  [choice(NEEDS), z.array(choice(NEEDS), { error: 'needs' satisfies Expected }).max(NEEDS.length), needsMapping],
  { error: 'needs' satisfies Expected },
);

/** The keys of a section. Each rule of `core/rules` names the one that is its own. */
export const sectionKeys = {
  heading: text().meta({
    description: 'The name. Case, accents, emoji, numbering and markup do not matter when it is looked for.',
  }),
  aliases: part(oneOrMany(text()), 'Other names of the section.', { default: [] }),
  level: part(level, 'What it weighs when the section is not there or not filled in.', { default: 'require' }),
  none: part(boolean, 'Whether "None" is an answer. `true` for Blockers, Risks, Dependencies and related issues.', {
    default: false,
  }),
  prompt: part(
    oneOrMany(z.string({ error: 'text' satisfies Expected }).max(BOUNDS.prompt), BOUNDS.prompts),
    "The template's own guiding text, which is no answer. That of issue forms and Markdown templates is added by heading.",
    { default: [] },
  ),
  help: part(
    text(BOUNDS.words),
    'A line of yours on what belongs here. It stands where the heading is offered for pasting.',
  ),
  min_words: part(ask(count(BOUNDS.minWords), 'count'), 'At least so many words, in any script.', { examples: [20] }),
  min_items: part(ask(count(BOUNDS.minItems), 'count'), 'At least so many points.', { examples: [2] }),
  needs: part(needs, 'What must be in it: one kind, a list of kinds, or a mapping of kinds to what is asked of each.', {
    examples: ['list', ['list', 'date'], { date: { level: 'require' } }],
  }),
  one_of: part(
    ask(someOf(text()), 'list'),
    'One of these answers is named, as an issue form with a dropdown asks for.',
    { examples: [['low', 'medium', 'high']] },
  ),
  checked: part(ask(choice(['all', 'some']), 'checked'), 'Its check boxes are ticked: all of them, or at least one.', {
    examples: ['all'],
  }),
  pattern: part(ask(pattern, 'pattern'), 'A pattern in RE2 syntax that is found in the first 8 KB of the section.', {
    examples: ['[A-Z]+-[0-9]+'],
  }),
  forbid: part(ask(patterns, 'patterns'), 'Patterns that must not be found in the first 8 KB of the section.', {
    examples: ['(?i)\\b(asap|soon)\\b'],
  }),
} as const;

export const section = z.union([text(), mapping(sectionKeys, 'section')], { error: 'section' satisfies Expected });
