import type { Chapter } from '../chapter.js';
import { acceptance } from './acceptance.js';
import { concern } from './concern.js';
import { monday } from './monday.js';
import { proposal } from './proposal.js';
import { record } from './record.js';
import { resolution } from './resolution.js';
import { startWeekend } from './stage.js';
import type { Weekend } from './stage.js';

/** A decision that crosses three zones, while two of them have a holiday. */
export const WEEKEND: Chapter<Weekend> = {
  title: 'The same app over a long weekend in January 2026',
  preface:
    'Days pass in seconds here: the clock is simulated, so the engine of the app runs in this process. Its code, its requests and the copy of GitHub are as above.',
  steps: [proposal, monday, concern, resolution, acceptance, record],
  raise: startWeekend,
};
