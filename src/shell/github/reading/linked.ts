import type { Config } from '../../../core/config/config.js';
import { parseDocument } from '../../../core/markdown/document.js';
import { readProse } from '../../../core/markdown/prose.js';
import { findIssueReferences, type IssueReference } from '../../../core/reading/issue-references.js';
import type { Item, LinkedIssue } from '../../../core/snapshot.js';
import type { ItemSubject } from '../../../core/subject.js';
import { linkedNeed } from '../../../core/templates/linked.js';
import type { Ask } from '../client/ask.js';
import * as answers from './answers/index.js';
import type { LinkedAnswer, NamedAnswer, PullAnswer, ReferencesAnswer } from './answers/index.js';
import { foldLinkedIssue } from './fold-item.js';
import type { Spell } from './fold-item.js';
import * as queries from './queries/index.js';

export interface LinkedOptions {
  readonly ask: Ask;
  readonly issueTypes: boolean;
  readonly spell: Spell;
}

/** What came with a pull request: the issues that it closes, where they were asked for, and those of these numbers. */
export interface CameWithPull {
  readonly closing: PullAnswer['closing'];
  readonly numbers: readonly number[];
  readonly named: NamedAnswer;
}

/** What is known of the issues that a pull request belongs to. */
export interface LinkedReading {
  /** Null where its template asks nothing about them. */
  readonly linked: readonly LinkedIssue[] | null;
  /** Which of those that it only names had to be known: asked for together with it, they cost no request the next time. */
  readonly numbers: readonly number[];
}

/**
 * Returns the issues of its own repository that a pull request closes or names, as far as its template asks about them. At most one
 * more request, and none where all came with it.
 */
export async function readLinked(
  options: LinkedOptions,
  subject: ItemSubject,
  config: Config,
  item: Item,
  came: CameWithPull,
): Promise<LinkedReading> {
  const need = linkedNeed(config, item);
  const references = need.named === 'none' ? [] : ownReferences(item.body, subject);
  const implemented = numbersOf(references.filter(({ isImplementing }) => isImplementing));
  // What is said to be carried out is asked about by every template, so that it is never what there is no room for.
  const named = need.named === 'all' ? [...new Set([...implemented, ...numbersOf(references)])] : implemented;
  const isOwn = (issue: LinkedAnswer | null): issue is LinkedAnswer =>
    issue !== null && isSameRepository(issue.repository.nameWithOwner, subject);
  const closed = came.closing?.nodes.filter(isOwn).map(({ number }) => number) ?? [];
  const numbers = named.filter((number) => !closed.includes(number)).slice(0, queries.MAX_LINKED);
  if (!need.closing && numbers.length === 0) return { linked: null, numbers };
  const missing = numbers.filter((number) => !came.numbers.includes(number));
  const more = await readMore(options, subject, need.closing && came.closing === undefined, missing);
  const closing = (came.closing ?? more.closing)?.nodes.filter(isOwn) ?? [];
  const others = [...issuesOf(came.named), ...more.named].filter(
    ({ number }) => numbers.includes(number) && closing.every((issue) => issue.number !== number),
  );
  const fold = (issue: LinkedAnswer, isClosing: boolean): LinkedIssue =>
    foldLinkedIssue(issue, { isClosing, isImplemented: implemented.includes(issue.number) }, options.spell);
  return {
    linked: [...closing.map((issue) => fold(issue, true)), ...others.filter(isOwn).map((issue) => fold(issue, false))],
    numbers,
  };
}

/** Returns the numbers of the open pull requests of its own repository that would close an issue, or name it. */
export async function readClosers(ask: Ask, subject: ItemSubject): Promise<readonly number[]> {
  const answer = await ask(subject, queries.CLOSERS_QUERY, { number: subject.number }, answers.closersAnswer);
  const { closers, references } = answer.repository.issue;
  const closing = (closers?.nodes ?? []).flatMap((pull) =>
    pull !== null && isSameRepository(pull.repository.nameWithOwner, subject) ? [pull.number] : [],
  );
  return [...new Set([...closing, ...foldNaming(references)])];
}

/** Returns the numbers of the open pull requests of its own repository that name an issue, the ten that did so last. */
export function foldNaming({ nodes }: ReferencesAnswer): readonly number[] {
  const numbers = nodes.toReversed().flatMap((node) => {
    if (node === null || node.isCrossRepository || node.source?.__typename !== 'PullRequest') return [];
    return node.source.pullState === 'OPEN' ? [node.source.number] : [];
  });
  return [...new Set(numbers)].slice(0, queries.MAX_NAMING);
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
  const named = queries.namedVariables(numbers);
  const variables = closing ? { ...named, number: subject.number } : named;
  const { repository } = await ask(subject, query, variables, answers.linkedAnswer);
  const { pullRequest, ...issues } = repository;
  return { closing: pullRequest?.closing ?? null, named: issuesOf(issues) };
}

function issuesOf(named: NamedAnswer): readonly LinkedAnswer[] {
  return Object.values(named).filter((issue) => issue != null && issue.number !== undefined);
}

function ownReferences(body: string, subject: ItemSubject): readonly IssueReference[] {
  return findIssueReferences(readProse(parseDocument(body))).filter(
    ({ repository, number }) =>
      (repository === null || isSameRepository(repository, subject)) && number !== subject.number,
  );
}

function numbersOf(references: readonly IssueReference[]): readonly number[] {
  return [...new Set(references.map(({ number }) => number))];
}

function isSameRepository(name: string, { owner, repo }: ItemSubject): boolean {
  return name.toLowerCase() === `${owner}/${repo}`.toLowerCase();
}
