import { bot } from './bot.js';
import { closing } from './closing.js';
import { configTypo } from './config-typo.js';
import { decision } from './decision.js';
import { fixedBrief } from './fixed-brief.js';
import { incompleteBrief } from './incomplete-brief.js';
import { pullRequest } from './pull-request.js';
import type { Step } from './step.js';
import { turnOn } from './turn-on.js';

/** The story in order; a step builds on those before it. */
export const STORY: readonly Step[] = [
  turnOn,
  incompleteBrief,
  fixedBrief,
  decision,
  pullRequest,
  bot,
  configTypo,
  closing,
];
