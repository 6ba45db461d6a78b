import { failures } from './failures.js';
import type { Step } from './step.js';

export const closing: Step = {
  title: 'What all this cost',
  async play({ stage, tell, told }) {
    const { repository, github, me } = stage;
    await stage.rest();
    const items = repository.issues();
    const comments = items.flatMap((item) => item.comments.filter(({ author }) => author === me));
    const notified = repository.notifications().filter(({ actor }) => actor === me);
    const [reads, writes] = [github.requests.reads().length, github.requests.writes().length];
    tell(`Of GitHub's API the app used ${reads} reads and ${writes} writes for ${github.deliveries.length} events.`);
    told(
      `People got ${notified.length} notifications from it: one a comment, none for an edit, a label or a check.`,
      [notified.length, notified.every(({ reason }) => reason === 'comment')],
      [comments.length, true],
    );
    told(
      'No item has more than one comment of the app, and none of those mentions anybody.',
      [Math.max(...items.map((item) => item.comments.length)), notified.flatMap(({ mentions }) => mentions)],
      [1, []],
    );
    told('GitHub refused it nothing: it asks for no more than it was granted.', failures(github), []);
  },
};
