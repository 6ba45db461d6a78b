import * as z from 'zod';
import type { ItemSubject } from '../../../core/subject.js';
import type { Ask } from '../client/ask.js';
import { filesAnswer, labellingAnswer, threadAnswer } from './answers/index.js';
import type { ItemAnswer, LabellingAnswer, PullAnswer, ThreadAnswer } from './answers/index.js';
import { COMMENTS_PAGE_QUERY, FILES_PAGE_QUERY, LABELLING_PAGE_QUERY } from './queries/index.js';

/** GitHub closes a thread to comments at 2,500. */
const MAX_COMMENT_PAGES = 26;

const MAX_LABELLING_PAGES = 5;

/** GitHub lists at most 3,000 files of a pull request. */
const MAX_FILE_PAGES = 30;

const commentsPage = z.object({ repository: z.object({ item: z.object({ comments: threadAnswer }) }) });
const labellingPage = z.object({ repository: z.object({ item: z.object({ labelling: labellingAnswer }) }) });
const filesPage = z.object({ repository: z.object({ pullRequest: z.object({ files: filesAnswer }) }) });

/** Returns all comments: ours may stand on any page. */
export async function readAllComments(
  ask: Ask,
  subject: ItemSubject,
  first: ThreadAnswer,
): Promise<ThreadAnswer['nodes']> {
  const nodes = [...first.nodes];
  let page = first;
  for (let pages = 1; page.pageInfo.hasNextPage && pages < MAX_COMMENT_PAGES; pages += 1) {
    const variables = { number: subject.number, after: page.pageInfo.endCursor };
    page = (await ask(subject, COMMENTS_PAGE_QUERY, variables, commentsPage)).repository.item.comments;
    nodes.push(...page.nodes);
  }
  return nodes;
}

/** Returns the label events since the body was last written: what a person took off before that binds nobody any more. */
export async function readEnoughLabelling(
  ask: Ask,
  subject: ItemSubject,
  item: Pick<ItemAnswer, 'labelling' | 'lastEditedAt' | 'createdAt'>,
): Promise<LabellingAnswer['nodes']> {
  const since = item.lastEditedAt ?? item.createdAt;
  let nodes = [...item.labelling.nodes];
  let page = item.labelling;
  for (let pages = 1; page.pageInfo.hasPreviousPage && pages < MAX_LABELLING_PAGES; pages += 1) {
    if ((page.nodes[0]?.createdAt ?? 0) < since) break;
    const variables = { number: subject.number, before: page.pageInfo.startCursor };
    page = (await ask(subject, LABELLING_PAGE_QUERY, variables, labellingPage)).repository.item.labelling;
    nodes = [...page.nodes, ...nodes];
  }
  return nodes;
}

/** Returns the paths a pull request changes; beyond the first hundred only where they are needed. */
export async function readAllFiles(
  ask: Ask,
  subject: ItemSubject,
  first: PullAnswer['files'],
  isNeeded: boolean,
): Promise<readonly string[]> {
  const paths = (first?.nodes ?? []).map(({ path }) => path);
  let info = first?.pageInfo;
  for (let pages = 1; isNeeded && info?.hasNextPage === true && pages < MAX_FILE_PAGES; pages += 1) {
    const variables = { number: subject.number, after: info.endCursor };
    const { files } = (await ask(subject, FILES_PAGE_QUERY, variables, filesPage)).repository.pullRequest;
    paths.push(...files.nodes.map(({ path }) => path));
    info = files.pageInfo;
  }
  return paths;
}
