import { showOurs } from '../thread-view.js';
import { findItem } from './step.js';
import type { Scene, Step } from './step.js';

const TITLE = 'Decision: where exported files are kept';

const DRAFT = `## Problem
Exports are made on the web server and lost with every deploy.
## Options
- object storage
- the database
`;

const PROPOSED = `${DRAFT}## Tradeoffs
Object storage is one more account to look after; the database grows by 2 GB a month.
## Owner
@ben
`;

const DECIDED = `${PROPOSED}## Decision
Object storage. The database would need a larger machine by summer.
`;

export const decision: Step = {
  title: 'A decision without a meeting',
  async play(scene) {
    const { stage, tell, told } = scene;
    const mark = stage.mark();
    tell('Ben writes down a decision to be made. He has the options, not yet what each would cost.');
    const number = stage.repository.openIssue({ by: 'ben', title: TITLE, body: DRAFT });
    await look(scene);
    told('It is a draft, and its label says so in every list of issues.', labels(scene), [
      'async: incomplete',
      'decision: draft',
    ]);

    tell('He adds the trade-offs and an owner. Nobody expects an outcome of a proposal, so none is asked for.');
    stage.repository.editIssue(number, { by: 'ben', body: PROPOSED });
    await look(scene);
    told('With the rest there, it is a proposal that others can read and answer in their own time.', labels(scene), [
      'decision: proposed',
    ]);

    tell('When the others have answered, Ben writes down what was decided and closes the issue.');
    stage.repository.editIssue(number, { by: 'ben', body: DECIDED });
    stage.repository.close(number, { by: 'ben', as: 'completed' });
    await look(scene);
    told('The decision is on record, with its reason, for whoever asks in a year.', labels(scene), [
      'decision: accepted',
    ]);
    told('From draft to record the app notified people once.', mark.notified(), 1);
  },
};

async function look({ stage, printer }: Scene): Promise<void> {
  await stage.rest();
  showOurs(findItem(stage, TITLE), stage.me, printer);
}

function labels({ stage }: Scene): readonly string[] {
  return [...findItem(stage, TITLE).labels].sort();
}
