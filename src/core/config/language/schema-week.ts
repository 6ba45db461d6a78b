import { TIME_FORM } from '../../time/clock-time.js';
import { DURATION_FORM } from '../values/duration.js';
import {
  BOUNDS,
  boolean,
  choice,
  formed,
  key,
  mapping,
  oneOrMany,
  REPOSITORY_FORM,
  someOf,
  text,
} from './schema-kit.js';
import { type Expected } from './schema-kit.js';
import { DAYS } from './schema-team.js';
import * as z from 'zod';

export const TARGETS = ['issue', 'discussion'] as const;
export const CADENCES = ['weekly', 'biweekly', 'monthly'] as const;
export const ASKS = ['all', 'labelled', 'none'] as const;

/** The sections of the weekly page by the names under which they are switched off, in its order. */
export const ROLLUP_SECTIONS = [
  'needs-you',
  'projects',
  'blockers',
  'decisions',
  'shipped',
  'ahead',
  'how-we-worked',
] as const;

/** The id of a channel of Slack: a name can change hands. */
export const CHANNEL_FORM = /^\s*[CG][A-Z0-9]{5,30}\s*$/;

/** The last part of the address of a category of discussions. */
export const CATEGORY_FORM = /^\s*[a-z\d][a-z\d-]{0,99}\s*$/;

const repositories = oneOrMany(formed('repository', REPOSITORY_FORM), BOUNDS.rollupRepositories);

const slack = mapping({
  channel: key(
    formed('channel', CHANNEL_FORM),
    'The channel, by its id; the token is in the environment (`SLACK_TOKEN`). Left out, with `SLACK_WEBHOOK_URL` there, one message goes to the channel of the webhook.',
    { examples: ['C0123456789'] },
  ),
  at: key(
    formed('time', TIME_FORM),
    'The time at which it is told, by the clocks of `timezone`. Left out, as soon as the page is written.',
  ),
  timezone: key(text(), 'The zone of the channel. Left out, that of `rollup.timezone`.'),
});

export const rollup = mapping({
  day: key(choice(DAYS), 'The day on which it is written; it is about the seven days before.', { default: 'mon' }),
  at: key(formed('time', TIME_FORM), 'The time of that day.', { default: '09:00' }),
  timezone: key(text(), 'The zone in which its days and hours are counted. Left out, that of `people.timezone`.'),
  target: key(
    choice(TARGETS),
    '`issue` writes an issue a week. `discussion` writes a discussion, for which the app needs the permission `discussions: write`.',
    { default: 'issue' },
  ),
  category: key(formed('category', CATEGORY_FORM), 'The category of that discussion, by the name in its address.', {
    default: 'general',
  }),
  pin: key(boolean, 'Pin the issue of the week while fewer than three others are pinned.', { default: false }),
  hide: key(
    z.union([choice(ROLLUP_SECTIONS), someOf(choice(ROLLUP_SECTIONS), ROLLUP_SECTIONS.length)], {
      error: 'rollupSections' satisfies Expected,
    }),
    'Sections that are left out.',
    { examples: [['shipped', 'how-we-worked']] },
  ),
  repos: key(
    repositories,
    'More repositories that the page is about. What is in a private one is only counted, unless its own file names this repository under `rollup.share_with`.',
    { default: [], examples: [['octo/api', 'octo/web']] },
  ),
  share_with: key(
    repositories,
    'Repositories whose weekly page may name what is in this one, although it is private. Only the file of the repository itself can say so. Alone under `rollup`, no page is written here.',
    { default: [], examples: [['octo/team']] },
  ),
  slack: key(slack, 'Where in Slack the page is told of, too.'),
});

export const status = mapping({
  ask: key(
    choice(ASKS),
    'Whose owner is asked for an update that is due: of `all` tracked issues, of those `labelled` with `update: …`, or of `none`.',
    { default: 'labelled' },
  ),
  cadence: key(choice(CADENCES), 'How often an update is due where no label says it.', { default: 'weekly' }),
  day: key(choice(DAYS), 'The day on which it is due.', { default: 'fri' }),
  at: key(formed('time', TIME_FORM), "The time of that day, by its owner's clocks.", { default: '16:00' }),
  old_after: key(formed('duration', DURATION_FORM), 'From this age on, a blocker speaks for a project being at risk.', {
    default: '10wd',
  }),
});

export const response = mapping({
  review: key(
    formed('duration', DURATION_FORM),
    'Within which time a review that is asked for can be expected, in the working time of whoever is asked.',
    { default: '1wd' },
  ),
  question: key(
    formed('duration', DURATION_FORM),
    'Within which time an answer can be expected from somebody who is asked by name.',
    { default: '1wd' },
  ),
  remind: key(boolean, 'Remind them once, on the morning after that, of what they have not answered.', {
    default: true,
  }),
});
