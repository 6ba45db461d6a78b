import type { Step } from '../story/step.js';
import { comment, playMoment } from './moment.js';
import type { Weekend } from './stage.js';

export const proposal: Step<Weekend> = {
  title: 'Friday: a decision is put forward before a long weekend',
  async play(scene) {
    scene.tell(
      'Ana asks Olga in Lisbon, Ira in Bengaluru and Kiri in Auckland, and gives it one working day. On Monday Bengaluru and Auckland have a holiday.',
    );
    const deeds = await playMoment(scene, {
      at: '2026-01-23T16:00:30Z',
      ...comment('ana', ['/propose']),
      shows: ['**This decision is open'],
    });
    scene.told('Its one comment is written, the only time that it notifies people.', deeds, {
      state: ['decision: proposed'],
      comments: 1,
      edits: 0,
      answers: ['+1'],
      notified: 1,
    });
    scene.told(
      'In Lisbon that day is over on Monday. It closes on Tuesday instead, once all three have had eight working hours of their own.',
      /It closes Tue 2026-01-27 11:30 .* longer than usual/.test(scene.stage.visible()),
      true,
    );
  },
};
