import { showThread } from '../thread-view.js';
import { findItem } from './step.js';
import type { Step } from './step.js';

export const BRIEF = 'Task: export invoices';

const BODY = `## Goal
Finance downloads its own invoices instead of asking us.
## Requirements
TBD
## Timeline
<!-- When must it be there? -->
`;

export const incompleteBrief: Step = {
  title: 'A brief that leaves readers guessing',
  async play({ stage, printer, tell, told }) {
    const mark = stage.mark();
    tell('Ana opens a task in a hurry. Chen will pick it up nine time zones later, when she is asleep.');
    stage.repository.openIssue({ by: 'ana', title: BRIEF, body: BODY });
    await stage.rest();
    const issue = findItem(stage, BRIEF);
    showThread(issue, printer, true);
    const [comment] = issue.comments;
    told(
      'One comment names all that is missing, and how to fix it: no second round.',
      [issue.comments.length, comment?.author, /Requirements.*Timeline.*Success criteria/s.test(comment?.body ?? '')],
      [1, stage.me, true],
    );
    told('One label lets others pass it by until it is ready.', issue.labels, ['async: incomplete']);
    told('That cost one read, and people one notification.', [mark.reads(), mark.notified()], [1, 1]);
  },
};
