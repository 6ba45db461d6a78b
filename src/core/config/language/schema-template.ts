import * as z from 'zod';
import {
  boolean,
  BOUNDS,
  choice,
  count,
  key,
  level,
  mapping,
  oneOrMany,
  pattern,
  patterns,
  text,
  type Expected,
} from './schema-kit.js';
import { section } from './schema-section.js';

/** GitHub's author associations (`CommentAuthorAssociation` of its GraphQL schema). */
const ASSOCIATIONS = [
  'OWNER',
  'MEMBER',
  'COLLABORATOR',
  'CONTRIBUTOR',
  'FIRST_TIME_CONTRIBUTOR',
  'FIRST_TIMER',
  'MANNEQUIN',
  'NONE',
] as const;

export const match = mapping({
  labels: key(oneOrMany(text()), 'Labels; one is enough.'),
  types: key(oneOrMany(text()), 'Issue types; one is enough.'),
  forms: key(
    oneOrMany(text()),
    'Files in `.github/ISSUE_TEMPLATE`. A body is known by the `###` headings of the required fields.',
  ),
  title: key(patterns, 'Patterns for the title; case does not matter.'),
  kind: key(choice(['issue', 'pull_request']), 'Only issues, or only pull requests.'),
  draft: key(boolean, 'Only drafts, or only what is none.'),
  base: key(oneOrMany(text()), 'Only pull requests into one of these branches. `*` stops at a slash, `**` does not.'),
  paths: key(
    oneOrMany(text()),
    'Only pull requests that change one of these paths. `*` stops at a slash, `**` does not.',
  ),
  association: key(
    oneOrMany(choice(ASSOCIATIONS)),
    'Only authors with one of these associations, as GitHub names them.',
  ),
});

const ITEM_LEVEL = 'How much it weighs when unmet.';

function ruleOf<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.union([boolean, mapping({ ...shape, level: key(level, ITEM_LEVEL, { default: 'warn' }) }, 'rule')], {
    error: 'rule' satisfies Expected,
  });
}

/** The keys of a template that ask something of the item as a whole. Each rule of `core/rules` names the one that is its own. */
export const itemKeys = {
  title: key(
    ruleOf({
      min_length: key(count(BOUNDS.titleLength), 'At least so many characters, without a prefix such as "Task:".', {
        default: 5,
      }),
      max_length: key(count(BOUNDS.titleLength), 'At most so many characters.'),
      pattern: key(pattern, 'A pattern in RE2 syntax that is found in the title.'),
    }),
    "The title says something of its own: it is not the form's or GitHub's default, and has the length and form asked for.",
    { examples: [true, { max_length: 72, level: 'require' }] },
  ),
  order: key(ruleOf({}), 'The sections stand in the order of the template.', { examples: [true] }),
  linked_issue: key(
    ruleOf({
      closes: key(boolean, 'It is not enough to name the issue: merging must close it.', { default: false }),
      brief: key(choice(['complete']), 'The issue passes its own template.'),
      decision: key(choice(['accepted']), 'The issue is a decision that was accepted.'),
    }),
    'A pull request names the issue that it belongs to.',
    { examples: [true, { closes: true }, { decision: 'accepted', level: 'require' }] },
  ),
  implements: key(
    z.union([boolean, mapping({ level: key(level, ITEM_LEVEL, { default: 'require' }) }, 'rule')], {
      error: 'rule' satisfies Expected,
    }),
    'A decision that a pull request says it implements, as in "Implements #12", was accepted.',
    { default: true, examples: [{ level: 'warn' }] },
  ),
  max_mentions: key(
    z.union(
      [
        count(BOUNDS.mentions),
        mapping({ value: count(BOUNDS.mentions), level: key(level, ITEM_LEVEL, { default: 'warn' }) }, 'count'),
      ],
      { error: 'count' satisfies Expected },
    ),
    'At most so many people and teams are mentioned: each mention is a notification.',
    { examples: [10] },
  ),
} as const;

const sections = z.union(
  [
    z.array(section, { error: 'sections' satisfies Expected }).max(BOUNDS.sections),
    mapping(
      {
        from: text().meta({
          description:
            'An issue form or a Markdown template of the repository, such as `.github/ISSUE_TEMPLATE/bug.yml`, whose fields or headings are the sections.',
        }),
      },
      'sections',
    ),
  ],
  { error: 'sections' satisfies Expected },
);

export const template = mapping(
  {
    match: key(match, 'Which items it is for. A template without it is chosen only by name.'),
    sections: key(sections, 'What a reader will look for: headings, in the order in which they are to stand.'),
    ...itemKeys,
  },
  'template',
);
