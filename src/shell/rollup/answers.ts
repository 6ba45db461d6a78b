import * as z from 'zod';
import { actor, instant, issueAnswer, text } from '../github/reading/answers/index.js';

const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });

const glance = z.object({
  number: z.number(),
  createdAt: instant,
  updatedAt: instant,
  closedAt: instant.nullable(),
  /** Pull requests only. */
  mergedAt: instant.nullish(),
});

/** Issues only: by these our own pages are told from what happened. */
const issueGlance = glance.extend({
  author: actor,
  labels: z.object({ nodes: z.array(z.object({ name: z.string() })) }),
});

/** Somebody asked for a review; null for who is gone, and a team without a name where it may not be read. */
const reviewer = z
  .object({ __typename: z.string(), login: z.string().optional(), combinedSlug: z.string().optional() })
  .nullable()
  .transform((asked) => asked?.login ?? asked?.combinedSlug ?? null);

const shared = glance.extend({
  url: z.string(),
  title: z.string(),
  body: text,
  authorAssociation: z.string().nullable(),
  author: actor,
  labels: z.object({ nodes: z.array(z.object({ name: z.string() })) }),
  labelled: z.object({ nodes: z.array(z.object({ label: z.object({ name: z.string() }) })) }),
  /** The last ones, among which a reminder is that is no longer among the first. */
  recent: z.object({ nodes: z.array(z.object({ createdAt: instant, author: actor, body: text.optional() })) }),
  comments: z.object({
    /** Left out, as is all else below, where nobody asks what is said. */
    totalCount: z.number().optional(),
    nodes: z.array(
      z.object({
        createdAt: instant,
        author: actor,
        body: text.optional(),
        url: z.string().optional(),
        lastEditedAt: instant.nullish(),
        editor: actor.optional(),
      }),
    ),
  }),
  lastEditedAt: instant.nullish(),
  editor: actor.optional(),
  assignees: z.object({ nodes: z.array(z.object({ login: z.string() })) }).optional(),
});

const wholeIssue = shared.extend({
  issueState: z.enum(['OPEN', 'CLOSED']),
  stateReason: z.string().nullable(),
  issueType: z.object({ name: z.string() }).nullish(),
});

const wholePull = shared.extend({
  pullState: z.enum(['OPEN', 'CLOSED', 'MERGED']),
  isDraft: z.boolean(),
  baseRefName: z.string(),
  mergedBy: actor,
  files: z.object({ nodes: z.array(z.object({ path: z.string() })) }).nullish(),
  reviews: z.object({ nodes: z.array(z.object({ submittedAt: instant.nullable(), author: actor })) }).nullable(),
  reviewRequests: z.object({ nodes: z.array(z.object({ requestedReviewer: reviewer })) }).nullable(),
  asked: z.object({ nodes: z.array(z.object({ createdAt: instant, requestedReviewer: reviewer })) }),
});

function listOf<Node extends z.ZodType>(node: Node) {
  return z.object({ pageInfo, nodes: z.array(node) }).optional();
}

/** A page of each list that was asked for. */
export const listAnswer = z.object({
  repository: z.object({
    nameWithOwner: z.string(),
    issues: listOf(wholeIssue),
    pulls: listOf(wholePull),
    issuesGlance: listOf(issueGlance),
    pullsGlance: listOf(glance),
  }),
});

export type GlanceAnswer = z.infer<typeof glance> & Partial<Pick<z.infer<typeof issueGlance>, 'author' | 'labels'>>;

export type WholeIssueAnswer = z.infer<typeof wholeIssue>;

export type WholePullAnswer = z.infer<typeof wholePull>;

const story = issueAnswer.extend({ number: z.number(), url: z.string() }).nullable();

export type StoryAnswer = NonNullable<z.infer<typeof story>>;

/** Issues by `n0`, `n1`, …; null for one that is gone. */
export const threadsAnswer = z.object({ repository: z.record(z.string(), story) });
