import { startGitHub } from '../github/index.js';
import { TYPICAL } from './bodies.js';

/** What the process is told to do, one order at a time. */
export type GitHubOrder =
  | { readonly name: 'settings' }
  | { readonly name: 'deliver-to'; readonly url: string }
  /** Opens complete issues before anybody listens. */
  | { readonly name: 'prepare'; readonly count: number }
  /** Edits each of them once, so that nothing comes of it. */
  | { readonly name: 'edit'; readonly from: number; readonly to: number; readonly round: number }
  | { readonly name: 'open-incomplete'; readonly count: number }
  /** Waits until all is delivered. */
  | { readonly name: 'counts' };

export interface Counts {
  readonly reads: number;
  readonly writes: number;
  readonly comments: number;
  readonly refused: number;
}

export interface GitHubAnswers {
  readonly settings: Readonly<Record<string, string>>;
  readonly 'deliver-to': null;
  readonly prepare: null;
  readonly edit: null;
  readonly 'open-incomplete': null;
  readonly counts: Counts;
}

export type GitHubReply = { readonly answer: GitHubAnswers[keyof GitHubAnswers] } | { readonly error: string };

const github = await startGitHub({ lenient: true });
const repository = github.repository('acme/shop', {
  files: { '.github/async.yml': 'version: 1\nscope: { grace: 0m }\ntemplates: { brief: {} }\n' },
  labels: ['async: incomplete', 'async: skip', 'decision: draft', 'decision: proposed', 'decision: accepted'],
});

process.on('message', (order: GitHubOrder) => {
  carryOut(order).then(
    (answer) => process.send?.({ answer } satisfies GitHubReply),
    (error: unknown) => process.send?.({ error: String(error) } satisfies GitHubReply),
  );
});

async function carryOut(order: GitHubOrder): Promise<GitHubAnswers[keyof GitHubAnswers]> {
  switch (order.name) {
    case 'settings':
      return github.env();
    case 'deliver-to':
      github.deliverTo(order.url);
      return null;
    case 'prepare':
      for (let issue = 1; issue <= order.count; issue += 1) {
        repository.openIssue({ by: 'ana', title: `Task: number ${issue}`, body: TYPICAL });
      }
      await github.settled();
      return null;
    case 'edit':
      for (let number = order.from; number < order.to; number += 1) {
        repository.editIssue(number, { by: 'ana', body: `${TYPICAL}\nRevision ${order.round}.` });
      }
      return null;
    case 'open-incomplete':
      for (let issue = 0; issue < order.count; issue += 1) {
        repository.openIssue({ by: 'ana', title: `Task: unclear ${issue}`, body: '## Goal\n\nShip it.\n' });
      }
      return null;
    case 'counts':
      await github.settled();
      return count();
    default:
      return order satisfies never;
  }
}

function count(): Counts {
  const { requests } = github;
  return {
    reads: requests.reads().length,
    writes: requests.writes().length,
    comments: repository.issues().reduce((sum, { comments }) => sum + comments.length, 0),
    refused: requests.all.filter(({ status }) => status >= 400).length,
  };
}
