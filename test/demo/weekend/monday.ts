import type { Step } from '../story/step.js';
import { playMoment } from './moment.js';
import type { Weekend } from './stage.js';

export const monday: Step<Weekend> = {
  title: 'Monday: a working day is over in Lisbon, and nothing closes',
  async play(scene) {
    const deeds = await playMoment(scene, {
      at: '2026-01-26T16:05:00Z',
      shows: [
        '- [ ] `ira` (Asia/Kolkata): 0 of 8 working hours',
        '- [ ] `kiri` (Pacific/Auckland): 0 of 8 working hours',
      ],
    });
    scene.told('Two of three have not had an hour to answer in, so it stays open. Nobody is reminded of it.', deeds, {
      state: ['decision: final-call'],
      comments: 0,
      edits: 1,
      answers: [],
      notified: 0,
    });
  },
};
