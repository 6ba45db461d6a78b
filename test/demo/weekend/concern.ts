import type { Step } from '../story/step.js';
import { comment, playMoment } from './moment.js';
import type { Weekend } from './stage.js';

export const concern: Step<Weekend> = {
  title: 'Tuesday: each answers in her own morning',
  async play(scene) {
    const approval = await playMoment(scene, {
      at: '2026-01-26T20:30:00Z',
      ...comment('kiri', ['/approve']),
      shows: ['- [x] `kiri` (Pacific/Auckland): approves'],
    });
    const silent = { comments: 0, edits: 1, answers: ['+1'], notified: 0 };
    scene.told('Kiri said yes while the others slept.', approval, { state: ['decision: final-call'], ...silent });

    const blocked = await playMoment(scene, {
      at: '2026-01-27T04:10:00Z',
      ...comment('ira', ['/concern Who pays for it in year two']),
      shows: ['- Concern 1, raised by `ira` and open'],
    });
    scene.told('A concern holds the decision, however the clock runs.', blocked, {
      state: ['decision: blocked'],
      ...silent,
    });
  },
};
