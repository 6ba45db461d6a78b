import * as z from 'zod';
import { codeownersIds } from './decision.js';
import { closing, namedIssues } from './linked.js';
import { recordFolder, references } from './record.js';
import { reviewsShape } from './reviews.js';
import { actor, bigId, checks, facts, instant, organisation, text } from './parts.js';

export const threadAnswer = z.object({
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  nodes: z.array(
    z.object({
      fullDatabaseId: bigId,
      body: text,
      url: z.string(),
      createdAt: instant,
      lastEditedAt: instant.nullable(),
      author: actor,
      editor: actor,
      reactionGroups: z.array(z.object({ content: z.string(), viewerHasReacted: z.boolean() })).nullable(),
    }),
  ),
});

export const labellingAnswer = z.object({
  pageInfo: z.object({ hasPreviousPage: z.boolean(), startCursor: z.string().nullable() }),
  nodes: z.array(
    z.object({
      __typename: z.enum(['LabeledEvent', 'UnlabeledEvent']),
      createdAt: instant,
      actor,
      label: z.object({ name: z.string() }),
    }),
  ),
});

const deletion = z.object({
  __typename: z.literal('CommentDeletedEvent'),
  createdAt: instant,
  actor,
  deletedCommentAuthor: actor,
});

const mark = z.object({
  __typename: z.enum(['RenamedTitleEvent', 'ClosedEvent', 'ReopenedEvent', 'ReadyForReviewEvent']),
  createdAt: instant,
  actor,
});

const shared = z.object({
  url: z.string(),
  title: z.string(),
  body: text,
  createdAt: instant,
  updatedAt: instant,
  lastEditedAt: instant.nullable(),
  editor: actor,
  userContentEdits: z.object({ nodes: z.array(z.object({ editedAt: instant, editor: actor }).nullable()) }).nullable(),
  locked: z.boolean(),
  authorAssociation: z.string().nullable(),
  author: actor,
  labels: z.object({ nodes: z.array(z.object({ name: z.string() })) }),
  assignees: z.object({ nodes: z.array(z.object({ login: z.string() })) }),
  comments: threadAnswer,
  labelling: labellingAnswer,
  deletions: z.object({ nodes: z.array(deletion) }),
  marks: z.object({ nodes: z.array(mark) }),
});

export const issueAnswer = shared.extend({
  __typename: z.literal('Issue'),
  issueState: z.enum(['OPEN', 'CLOSED']),
  stateReason: z.string().nullable(),
  issueType: z.object({ name: z.string() }).nullish(),
  /** Absent where they were not asked for. */
  references: references.optional(),
});

export const filesAnswer = z.object({
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  nodes: z.array(z.object({ path: z.string() })),
});

const anyPull = shared.extend({
  __typename: z.literal('PullRequest'),
  pullState: z.enum(['OPEN', 'CLOSED', 'MERGED']),
  isDraft: z.boolean(),
  baseRefName: z.string(),
});

/** A pull request that is not judged: its thread, and whose review is waited for. */
export const pullThreadAnswer = anyPull.extend(reviewsShape);

const pull = anyPull.extend({
  // Null where GitHub has no diff to show.
  files: filesAnswer.nullable(),
  /** Absent where it was not asked for. */
  closing: closing.optional(),
  /** Absent where they were not asked for. */
  reviews: reviewsShape.reviews.optional(),
  reviewRequests: reviewsShape.reviewRequests.optional(),
  asked: reviewsShape.asked.optional(),
  commits: z.object({
    nodes: z.array(
      z.object({
        commit: checks.extend({
          oid: z.string(),
          file: z
            .object({ oid: z.string(), object: z.object({ byteSize: z.number().optional() }).nullable() })
            .nullable(),
        }),
      }),
    ),
  }),
});

export const itemAnswer = z.object({
  repository: facts.extend({
    item: z.discriminatedUnion('__typename', [issueAnswer, pull]),
    ...codeownersIds,
    ...namedIssues,
    defaultBranchRef: recordFolder.defaultBranchRef.optional(),
    records: recordFolder.records.optional(),
  }),
  organisation,
});

export type IssueAnswer = z.infer<typeof issueAnswer>;

export type ItemAnswer = z.infer<typeof issueAnswer> | z.infer<typeof pull>;

export type PullThreadAnswer = z.infer<typeof pullThreadAnswer>;

export type PullAnswer = z.infer<typeof pull>;

export type ThreadAnswer = z.infer<typeof threadAnswer>;

export type LabellingAnswer = z.infer<typeof labellingAnswer>;
