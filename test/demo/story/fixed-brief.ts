import { viewMarkdown } from '../markdown-view.js';
import { showThread } from '../thread-view.js';
import { BRIEF } from './incomplete-brief.js';
import { findItem } from './step.js';
import type { Step } from './step.js';

const BODY = `## Goal
Finance downloads its own invoices instead of asking us.
## Requirements
- one file a month, CSV with a header
## Timeline
By 2027-03-12.
## Success criteria
- a month without a request for a file
## Resources
https://example.com/invoices
`;

export const fixedBrief: Step = {
  title: 'Its author fills the gaps',
  async play({ stage, printer, tell, told }) {
    const mark = stage.mark();
    tell('Ana edits the description. She answers nobody and closes nothing: the text is all the app looks at.');
    stage.repository.editIssue(findItem(stage, BRIEF).number, { by: 'ana', body: BODY });
    await stage.rest();
    const issue = findItem(stage, BRIEF);
    showThread(issue, printer);
    const [comment] = issue.comments;
    told(
      'The same comment was edited and is one line now, not deleted and posted anew. The label is gone.',
      [issue.comments.length, comment?.edits, viewMarkdown(comment?.body ?? '', 80, printer).length, issue.labels],
      [1, 1, 1, []],
    );
    told('Nobody was notified by any of this.', [mark.reads(), mark.writes(), mark.notified()], [1, 2, 0]);
  },
};
