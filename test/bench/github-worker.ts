import { startGitHub } from '../github/index.js';
import { CHANGE, TYPICAL } from './bodies.js';
import type { SignedWebhook } from './load-worker.js';
import { serveOrders } from './worker-process.js';

/** What the process is told to do, one order at a time. */
export type GitHubOrder =
  | { readonly name: 'settings' }
  | { readonly name: 'deliver-to'; readonly url: string }
  /** Opens complete issues before anybody listens. */
  | { readonly name: 'prepare'; readonly count: number }
  /** Edits each of them once, so that nothing comes of it. */
  | { readonly name: 'edit'; readonly from: number; readonly to: number; readonly round: number }
  | { readonly name: 'open-incomplete'; readonly count: number }
  /** Edits each once and hands out the webhooks instead of sending them. */
  | { readonly name: 'sign-edits'; readonly from: number; readonly to: number }
  /** Lets people do so many things of one kind, and returns the items that they concern. */
  | { readonly name: 'act'; readonly act: Act; readonly count: number }
  /** Waits until all is delivered. */
  | { readonly name: 'counts' };

/** What people do, each a class of events. Those upon pull requests need `open pull requests` first. */
export type Act =
  | 'open without a template'
  | 'open pull requests'
  | 'push to pull requests'
  | 'label by a person'
  | 'comment by a person'
  | 'lock';

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
  readonly 'sign-edits': readonly SignedWebhook[];
  readonly act: null;
  readonly counts: Counts;
}

/** An id of one's own keeps apart what several runs leave in one Redis. */
const [appId] = process.argv.slice(2);

const github = await startGitHub({ lenient: true, ...(appId === undefined ? {} : { app: { id: Number(appId) } }) });
const repository = github.repository('acme/shop', {
  files: { '.github/async.yml': 'version: 1\nscope: { grace: 0m }\ntemplates: { brief: {}, change: {} }\n' },
  labels: ['async: incomplete', 'async: skip', 'decision: draft', 'decision: proposed', 'decision: accepted', 'theirs'],
});

let target: string | null = null;

const pulls: number[] = [];

serveOrders(carryOut);

async function carryOut(order: GitHubOrder): Promise<GitHubAnswers[keyof GitHubAnswers]> {
  switch (order.name) {
    case 'settings':
      return github.env();
    case 'deliver-to':
      target = order.url;
      github.deliverTo(target);
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
    case 'sign-edits':
      return signEdits(order.from, order.to);
    case 'act':
      for (let nth = 1; nth <= order.count; nth += 1) doOnce(order.act, nth);
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

function signEdits(from: number, to: number): readonly SignedWebhook[] {
  const mark = github.deliveries.length;
  github.deliverTo(null);
  for (let number = from; number < to; number += 1) {
    repository.editIssue(number, { by: 'ana', body: `${TYPICAL}\nOnce more.` });
  }
  github.deliverTo(target);
  return github.deliveries.slice(mark).map(({ event, payload }) => {
    const body = JSON.stringify(payload);
    return { event, body, signature: github.signature(body) };
  });
}

function doOnce(act: Act, nth: number): void {
  switch (act) {
    case 'open without a template':
      repository.openIssue({ by: 'ana', title: `A thought ${nth}`, body: 'Words.' });
      return;
    case 'open pull requests':
      pulls.push(
        repository.openPullRequest({ by: 'ana', title: `Change ${nth}`, body: CHANGE, files: { 'a.txt': `${nth}` } }),
      );
      return;
    case 'push to pull requests':
      repository.pushToPull(pulls[nth - 1] ?? 0, { 'a.txt': `${nth}, again` }, { by: 'ana' });
      return;
    case 'label by a person':
      repository.addLabel(nth, 'theirs', { by: 'ana' });
      return;
    case 'comment by a person':
      repository.comment(nth, { by: 'ana', body: 'Thank you.' });
      return;
    case 'lock':
      repository.lock(nth, { by: 'ana' });
      return;
    default:
      act satisfies never;
  }
}
