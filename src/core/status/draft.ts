import type { SectionSpec } from '../config/config.js';
import { quoteFenced, quoteHidden, quoteInline } from '../text/neutralise.js';
import type { Words } from '../text/en.js';
import { linkKey } from './links.js';
import { statusForm, type StatusForm } from './sections.js';
import { MAX_TEXT } from './points.js';
import type { Blocker, StatusLine, StatusLink, StatusSection, StatusUpdate } from './update.js';

/** Something that was finished since the last update. */
export interface FinishedItem {
  readonly title: string;
  /** An issue or pull request. */
  readonly link: Extract<StatusLink, { kind: 'issue' }>;
}

/** What a draft is made of. */
export interface DraftFacts {
  /** Pull requests merged since the last update, in the order in which they are to stand. */
  readonly merged: readonly FinishedItem[];
  /** Sub-items closed as completed since then. */
  readonly closed: readonly FinishedItem[];
  /** The last update; null where there is none. */
  readonly previous: StatusUpdate | null;
  /** Still open, with their age. */
  readonly blockers: readonly Blocker[];
  /** Keys of issues and pull requests that are closed, as `linkKey` makes them. */
  readonly closedKeys: ReadonlySet<string>;
}

/** More of a kind than these are counted. */
const MOST_ITEMS = 12;

/** So much is taken over from an update before; together with thirty blockers it fits into half a comment. */
const MOST_CONTEXT = 5;
const MOST_STEPS = 20;

/**
 * Returns an update as its owner may write it, in Markdown meant for a fence (`fenceMarkdown`) out of which it is copied: what was merged
 * and closed, the next steps of last time with those ticked whose issues were closed, and the blockers that are still open. Where
 * nothing is known a hidden hint stands, so that a draft that was only pasted says nothing which nobody said: not that there
 * are no blockers, and never how it stands.
 *
 * Nobody is mentioned in it, neither in the fence nor once it is pasted. What was finished is referred to by its number; titles render as
 * the text they are. The owner's own points keep their Markdown, but for what could hide or reach beyond their line.
 */
export function draftUpdate(facts: DraftFacts, words: Words, form: StatusForm = statusForm()): string {
  return form.specs
    .flatMap((spec, index) => {
      const role = form.roles[index] ?? null;
      return spec.level === 'off' && role !== 'health' ? [] : [renderSection(spec, role, facts, words)];
    })
    .join('\n\n');
}

function renderSection(spec: SectionSpec, role: StatusSection | null, facts: DraftFacts, words: Words): string {
  const heading = `## ${quoteFenced(spec.heading, 120)}`;
  const lines = role === null ? [] : linesOf(role, facts, words);
  const hint = quoteHidden(spec.help ?? (role === null ? '' : hintOf(role, words)));
  // Points of prose are paragraphs.
  const between = role === 'context' ? '\n\n' : '\n';
  const answer = lines.length > 0 ? lines.join(between) : hint === '' ? '' : `<!-- ${hint} -->`;
  return answer === '' ? heading : `${heading}\n\n${answer}`;
}

function hintOf(role: StatusSection, { status: { draft } }: Words): string {
  return role === 'next-steps' ? draft.nextSteps : draft[role];
}

function linesOf(role: StatusSection, facts: DraftFacts, words: Words): readonly string[] {
  const { draft } = words.status;
  switch (role) {
    case 'context':
      return (facts.previous?.context ?? []).slice(0, MOST_CONTEXT).map(({ text }) => quoteOwn(text));
    case 'progress':
      return [
        ...counted(facts.merged, words, (item) => draft.merged(...namesOf(item))),
        ...counted(facts.closed, words, (item) => draft.closed(...namesOf(item))),
      ];
    case 'blockers':
      return facts.blockers.filter(({ isResolved }) => !isResolved).map(({ text }) => `- ${quoteOwn(text)}`);
    case 'next-steps':
      return stepsOf(facts).map((step) => `- [${isDone(step, facts) ? 'x' : ' '}] ${quoteOwn(step.text)}`);
    case 'health':
      return [];
    default:
      return role satisfies never;
  }
}

/** What was ticked last time was told then. */
function stepsOf({ previous }: DraftFacts): readonly StatusLine[] {
  return (previous?.nextSteps ?? []).filter(({ isTicked }) => isTicked !== true).slice(0, MOST_STEPS);
}

function isDone({ links }: StatusLine, { closedKeys }: DraftFacts): boolean {
  const issues = links.filter(({ kind }) => kind === 'issue');
  return issues.length > 0 && issues.every((link) => closedKeys.has(linkKey(link)));
}

function namesOf({ title, link }: FinishedItem): [title: string, reference: string] {
  return [quoteInline(title, 200), linkKey(link)];
}

/** What is left out is counted: only where a line more is no blocker and no step. */
function counted<Item>(items: readonly Item[], words: Words, render: (item: Item) => string): readonly string[] {
  const kept = items.slice(0, MOST_ITEMS).map((item) => `- ${render(item)}`);
  const left = items.length - kept.length;
  return left > 0 ? [...kept, `- ${words.status.draft.more(left)}`] : kept;
}

/** Signs that begin a block, and the slash of a command. */
const BEGINS_BLOCK = /^(?=[/>|]|#{1,6}(?:\s|$)|##|[-+*=](?:\s|$)|[-*_=]{3}|`{3}|~{3})/;

/** What somebody wrote, as one line that begins no block, opens no tag and calls nobody, however often it is drafted anew. */
function quoteOwn(text: string): string {
  return quoteFenced(text.replace(/@\u200B+/g, '@'), MAX_TEXT)
    .replace(/<(?=[a-z/!?])/gi, '<\u200B')
    .replace(BEGINS_BLOCK, '\\')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}
