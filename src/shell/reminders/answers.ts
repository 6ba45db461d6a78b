import * as z from 'zod';
import { actor, instant, issueAnswer, pullThreadAnswer, text } from '../github/reading/answers/index.js';

const glance = z.object({
  number: z.number(),
  title: z.string(),
  body: text,
  createdAt: instant,
  updatedAt: instant,
  authorAssociation: z.string().nullable(),
  author: actor,
  labels: z.object({ nodes: z.array(z.object({ name: z.string() })) }),
  comments: z.object({ totalCount: z.number() }),
});

const issue = glance.extend({ issueType: z.object({ name: z.string() }).nullish() });

const pull = glance.extend({
  isDraft: z.boolean(),
  baseRefName: z.string(),
  /** Null where a server keeps no reviews. */
  reviewRequests: z.object({ totalCount: z.number() }).nullable(),
});

function listOf<Node extends z.ZodType>(node: Node) {
  return z.object({ pageInfo: z.object({ hasNextPage: z.boolean() }), nodes: z.array(node) }).optional();
}

/** Each list where it was asked for. */
export const candidatesAnswer = z.object({
  repository: z.object({
    tracked: listOf(issue),
    named: listOf(issue),
    issues: listOf(issue),
    pulls: listOf(pull),
  }),
});

export type CandidatesAnswer = z.infer<typeof candidatesAnswer>['repository'];

export type IssueGlance = z.infer<typeof issue>;

export type PullGlance = z.infer<typeof pull>;

const number = { number: z.number() };

const story = z
  .discriminatedUnion('__typename', [issueAnswer.extend(number), pullThreadAnswer.extend(number)])
  .nullable();

export type StoryAnswer = NonNullable<z.infer<typeof story>>;

/** Items by `n0`, `n1`, …; null for one that is gone. */
export const threadsAnswer = z.object({ repository: z.record(z.string(), story) });

const repository = z.object({ nameWithOwner: z.string() });

const finishedPull = z.object({
  number: z.number(),
  title: z.string(),
  mergedAt: instant.nullable(),
  repository,
});

const subIssue = z.object({
  number: z.number(),
  title: z.string(),
  closedAt: instant.nullable(),
  stateReason: z.string().nullable(),
  repository,
});

const state = z.object({ number: z.number(), closed: z.boolean() }).nullish();

export const finishedAnswer = z.object({
  repository: z.object({
    issue: z.object({
      closers: z.object({ nodes: z.array(finishedPull.nullable()) }).nullish(),
      references: z.object({
        nodes: z.array(
          z
            .object({
              source: z.discriminatedUnion('__typename', [
                finishedPull.extend({ __typename: z.literal('PullRequest') }),
                z.object({ __typename: z.literal('Issue') }),
              ]),
            })
            .nullable(),
        ),
      }),
      subIssues: z.object({ nodes: z.array(subIssue.nullable()) }).optional(),
    }),
    n0: state,
    n1: state,
    n2: state,
    n3: state,
    n4: state,
    n5: state,
    n6: state,
    n7: state,
    n8: state,
    n9: state,
  }),
});

export type FinishedAnswer = z.infer<typeof finishedAnswer>['repository'];
