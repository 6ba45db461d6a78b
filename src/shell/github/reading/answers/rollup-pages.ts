import * as z from 'zod';
import { threadAnswer } from './item.js';
import { actor, facts, instant, organisation, text } from './parts.js';

const shared = z.object({
  id: z.string(),
  number: z.number().int().positive(),
  url: z.string(),
  title: z.string(),
  body: text,
  createdAt: instant,
  updatedAt: instant,
  author: actor,
});

const issue = shared.extend({
  issueState: z.enum(['OPEN', 'CLOSED']),
  pins: z.object({ nodes: z.array(z.object({ __typename: z.string() })) }),
  comments: threadAnswer,
});

const issues = z.object({ nodes: z.array(issue) });

const discussion = shared.extend({ closed: z.boolean() });

export const rollupPagesAnswer = z.object({
  repository: facts.extend({
    id: z.string(),
    databaseId: z.number(),
    hasIssuesEnabled: z.boolean(),
    rollupLabel: z.object({ name: z.string() }).nullable(),
    labelled: issues,
    written: issues,
    pinnedIssues: z
      .object({ nodes: z.array(z.object({ issue: z.object({ number: z.number() }) })) })
      .nullable()
      .transform((pinned) => pinned?.nodes.map(({ issue: { number } }) => number) ?? []),
    category: z.object({ id: z.string() }).nullish(),
    discussions: z.object({ nodes: z.array(discussion) }).optional(),
  }),
  organisation,
});

export type RollupPagesAnswer = z.infer<typeof rollupPagesAnswer>;

export type RollupIssueAnswer = z.infer<typeof issue>;

export type RollupDiscussionAnswer = z.infer<typeof discussion>;
