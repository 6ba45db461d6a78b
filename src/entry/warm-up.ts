import { defaultConfig } from '../core/loading/load-config.js';
import type { Candidate } from '../core/snapshot.js';
import { en } from '../core/text/en.js';
import { evaluate } from '../core/verdict/evaluate.js';

const BODY = `## Goal

Readers find the page.

## Requirements

- works on phones
- works without a network

## Timeline

A draft next Friday, the rest in two weeks; it began 3 days ago.

## Success criteria

- fewer questions

## Resources

https://example.com/design
`;

const ITEM: Candidate = {
  kind: 'issue',
  title: 'Task: warm up',
  body: BODY,
  labels: [],
  author: null,
  association: null,
  issueType: null,
  state: 'open',
  closedAs: null,
  pull: null,
  createdAt: 0,
};

/**
 * Judges an ordinary item once. Patterns are compiled and tables made when they are first used, a tenth of a second in all,
 * most of it for dates: at the start nobody waits for that, and the first item is judged as fast as the others.
 */
export function warmUp(): void {
  evaluate(defaultConfig(), ITEM, en);
}
