import type { Step } from '../story/step.js';
import { playMoment } from './moment.js';
import type { Weekend } from './stage.js';

export const acceptance: Step<Weekend> = {
  title: 'Wednesday: it is accepted',
  async play(scene) {
    const { stage, tell, told } = scene;
    tell('The app comes back by itself when the time is over, and reads the thread once more.');
    await stage.passUntil(Date.parse('2026-01-28T09:29:00Z'));
    const before = stage.state();
    const deeds = await playMoment(scene, { at: '2026-01-28T09:31:00Z' });
    told(
      'Two minutes ago it was open. Nobody said anything since, and now it is accepted.',
      [before, deeds],
      [['decision: final-call'], { state: ['decision: accepted'], comments: 0, edits: 1, answers: [], notified: 0 }],
    );
  },
};
