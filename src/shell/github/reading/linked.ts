import type { Config } from '../../../core/config/config.js';
import { parseDocument } from '../../../core/markdown/document.js';
import { readProse } from '../../../core/markdown/prose.js';
import { findIssueReferences } from '../../../core/reading/issue-references.js';
import type { Item, LinkedIssue } from '../../../core/snapshot.js';
import type { ItemSubject } from '../../../core/subject.js';
import { linkedNeed } from '../../../core/templates/linked.js';
import type { Ask } from '../client/ask.js';
import * as answers from './answers/index.js';
import type { LinkedAnswer, PullAnswer } from './answers/index.js';
import { foldLinkedIssue } from './fold-item.js';
import type { Spell } from './fold-item.js';
import * as queries from './queries/index.js';

export interface LinkedOptions {
  readonly ask: Ask;
  readonly issueTypes: boolean;
  readonly spell: Spell;
}

/**
 * Returns the issues of its own repository that a pull request closes or names, as far as its template asks about them; null
 * where it does not. At most one more request, and none where the answer has all.
 */
export async function readLinked(
  options: LinkedOptions,
  subject: ItemSubject,
  config: Config,
  item: Item,
  answer: PullAnswer,
): Promise<readonly LinkedIssue[] | null> {
  const need = linkedNeed(config, item);
  if (need === 'nothing') return null;
  const known = answer.closing?.nodes.map((node) => node?.number);
  const named =
    need === 'all' ? numbersIn(item.body, subject).filter((number) => known?.includes(number) !== true) : [];
  const numbers = named.slice(0, queries.MAX_LINKED);
  const more = await readMore(options, subject, answer.closing === undefined, numbers);
  const isOwn = (issue: LinkedAnswer | null): issue is LinkedAnswer =>
    issue !== null && isSameRepository(issue.repository.nameWithOwner, subject);
  const closing = (answer.closing ?? more.closing)?.nodes.filter(isOwn) ?? [];
  const others = more.named.filter(({ number }) => closing.every((issue) => issue.number !== number));
  return [
    ...closing.map((issue) => foldLinkedIssue(issue, true, options.spell)),
    ...others.filter(isOwn).map((issue) => foldLinkedIssue(issue, false, options.spell)),
  ];
}

/** Returns the numbers of the open pull requests of its own repository that would close an issue. */
export async function readClosers(ask: Ask, subject: ItemSubject): Promise<readonly number[]> {
  const answer = await ask(subject, queries.CLOSERS_QUERY, { number: subject.number }, answers.closersAnswer);
  const nodes = answer.repository.issue.closers?.nodes ?? [];
  return nodes.flatMap((pull) =>
    pull !== null && isSameRepository(pull.repository.nameWithOwner, subject) ? [pull.number] : [],
  );
}

interface More {
  readonly closing: PullAnswer['closing'];
  readonly named: readonly LinkedAnswer[];
}

async function readMore(
  { ask, issueTypes }: LinkedOptions,
  subject: ItemSubject,
  closing: boolean,
  numbers: readonly number[],
): Promise<More> {
  if (!closing && numbers.length === 0) return { closing: null, named: [] };
  const query = queries.linkedQuery({ issueTypes, closing, named: numbers.length });
  const named = Object.fromEntries(numbers.map((number, index) => [`n${index}`, number]));
  const variables = closing ? { ...named, number: subject.number } : named;
  const { repository } = await ask(subject, query, variables, answers.linkedAnswer);
  const { pullRequest, ...issues } = repository;
  return {
    closing: pullRequest?.closing ?? null,
    named: Object.values(issues).filter((issue) => issue != null && issue.number !== undefined),
  };
}

function numbersIn(body: string, subject: ItemSubject): readonly number[] {
  const own = findIssueReferences(readProse(parseDocument(body))).filter(
    ({ repository }) => repository === null || isSameRepository(repository, subject),
  );
  return [...new Set(own.map(({ number }) => number))].filter((number) => number !== subject.number);
}

function isSameRepository(name: string, { owner, repo }: ItemSubject): boolean {
  return name.toLowerCase() === `${owner}/${repo}`.toLowerCase();
}
