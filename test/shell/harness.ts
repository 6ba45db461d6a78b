import { onTestFinished } from 'vitest';
import { raiseStage } from './simulated-stage.js';
import type { Stage, StageOptions } from './simulated-stage.js';

export { CONFIG, found, OUR_LABELS } from './simulated-stage.js';
export type { LogLine, Stage, StageOptions } from './simulated-stage.js';

/** Raises a stage for the test that is running, and strikes it afterwards. */
export async function startStage(options: StageOptions = {}): Promise<Stage> {
  const stage = await raiseStage(options);
  onTestFinished(() => stage.strike());
  return stage;
}
