import type { Step } from '../story/step.js';
import { comment, playMoment } from './moment.js';
import type { Weekend } from './stage.js';

export const resolution: Step<Weekend> = {
  title: 'Tuesday, later: the concern is resolved',
  async play(scene) {
    const deeds = await playMoment(scene, {
      at: '2026-01-27T09:30:00Z',
      ...comment('olga', ['The budget of the platform has it from July.', '/resolve 1']),
      shows: ['- Concern 1, raised by `ira` and resolved by `olga`'],
    });
    scene.told('Olga owns the decision, so she may resolve it.', deeds, {
      state: ['decision: final-call'],
      comments: 0,
      edits: 1,
      answers: ['+1'],
      notified: 0,
    });
    scene.told(
      'It would have closed two hours later. It closes on Wednesday now, so that everybody has a working day to answer that.',
      scene.stage.visible().includes('It closes Wed 2026-01-28 09:30 (Europe/Lisbon).'),
      true,
    );
  },
};
