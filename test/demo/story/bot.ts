import { showThread } from '../thread-view.js';
import { findItem } from './step.js';
import type { Step } from './step.js';

const TITLE = 'Task: update dependencies';

export const bot: Step = {
  title: 'A bot opens an issue',
  async play({ stage, printer, tell, told }) {
    const mark = stage.mark();
    tell('It is titled like a task and holds none of the sections. But a machine reads no advice.');
    stage.repository.openIssue({ by: 'renovate[bot]', title: TITLE, body: 'This issue lists updates.' });
    await stage.rest();
    const issue = findItem(stage, TITLE);
    showThread(issue, printer);
    told(
      'Passed over: one read, nothing written.',
      [issue.comments, issue.labels, mark.reads(), mark.writes()],
      [[], [], 1, 0],
    );
  },
};
