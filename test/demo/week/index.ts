import type { Chapter } from '../chapter.js';
import { page } from './page.js';
import { reminder } from './reminder.js';
import { startWeek } from './stage.js';
import type { Week } from './stage.js';

/** Ten days of a team, which end with their weekly page. */
export const WEEK: Chapter<Week> = {
  title: 'And a week in March 2026, without a status meeting',
  preface: 'The clock is simulated here, too. The team is in Lisbon, Bengaluru and Auckland.',
  steps: [reminder, page],
  raise: startWeek,
};
