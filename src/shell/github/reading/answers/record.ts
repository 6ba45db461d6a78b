import * as z from 'zod';
import { actor, instant, text } from './parts.js';

const issue = z.object({
  __typename: z.literal('Issue'),
  number: z.number(),
  url: z.string(),
  updatedAt: instant,
  labels: z.object({ nodes: z.array(z.object({ name: z.string() })) }).nullable(),
});

const pull = z.object({
  __typename: z.literal('PullRequest'),
  number: z.number(),
  url: z.string(),
  merged: z.boolean(),
  pullState: z.enum(['OPEN', 'CLOSED', 'MERGED']),
  headRefName: z.string(),
  isCrossRepository: z.boolean(),
});

/** Null stands for what we may not see. */
export const references = z.object({
  nodes: z.array(
    z
      .object({ isCrossRepository: z.boolean(), source: z.discriminatedUnion('__typename', [issue, pull]).nullable() })
      .nullable(),
  ),
});

/** What is asked of a repository. Something else than a folder at the path is an object without any field. */
export const recordFolder = {
  defaultBranchRef: z.object({ name: z.string() }).nullable(),
  records: z.object({ entries: z.array(z.object({ name: z.string() })).nullish() }).nullable(),
};

export const recordAnswer = z.object({
  repository: z.object({ ...recordFolder, issue: z.object({ references }) }),
});

const comments = z.object({
  nodes: z.array(z.object({ body: text, author: actor, editor: actor, lastEditedAt: instant.nullable() })),
});

/** A number that is no issue's is null. Of a short thread `latest` are the same comments. */
export const supersededAnswer = z.object({
  repository: z.record(
    z.string(),
    z
      .object({
        number: z.number(),
        comments,
        latest: comments,
      })
      .nullable(),
  ),
});

export type ReferencesAnswer = z.infer<typeof references>;

export type SupersededAnswer = z.infer<typeof supersededAnswer>;

/** What came with an item; left out where it was not asked for. */
export interface RecordParts {
  /** The folder that was asked for. */
  readonly folder?: string | null;
  readonly defaultBranchRef?: z.infer<typeof recordFolder.defaultBranchRef> | undefined;
  readonly records?: z.infer<typeof recordFolder.records> | undefined;
  readonly references?: ReferencesAnswer | undefined;
}
