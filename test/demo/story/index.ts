import type { Chapter } from '../chapter.js';
import { startStage } from '../stage.js';
import type { Stage } from '../stage.js';
import { bot } from './bot.js';
import { closing } from './closing.js';
import { configTypo } from './config-typo.js';
import { decision } from './decision.js';
import { fixedBrief } from './fixed-brief.js';
import { incompleteBrief } from './incomplete-brief.js';
import { pullRequest } from './pull-request.js';
import { turnOn } from './turn-on.js';

/** What the app does from day to day. */
export const EVERYDAY: Chapter<Stage> = {
  title: 'async-conventions, from a webhook to one helpful comment',
  preface:
    'The app below is the real one, a process of its own. GitHub is not: it is a copy that runs on this machine, so that nothing is needed but this folder. What you see stands on that GitHub afterwards.',
  steps: [turnOn, incompleteBrief, fixedBrief, decision, pullRequest, bot, configTypo, closing],
  raise: startStage,
};
