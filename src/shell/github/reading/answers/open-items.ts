import * as z from 'zod';
import { actor, instant, text } from './parts.js';

const openItem = z.object({
  number: z.number(),
  url: z.string(),
  title: z.string(),
  body: text,
  createdAt: instant,
  updatedAt: instant,
  authorAssociation: z.string().nullable(),
  author: actor,
  labels: z.object({ nodes: z.array(z.object({ name: z.string() })) }),
});

export const openItemsAnswer = z.object({
  repository: z.object({
    items: z.object({
      totalCount: z.number(),
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
      nodes: z.array(
        z.discriminatedUnion('__typename', [
          openItem.extend({
            __typename: z.literal('Issue'),
            issueType: z.object({ name: z.string() }).nullish(),
          }),
          openItem.extend({
            __typename: z.literal('PullRequest'),
            isDraft: z.boolean(),
            baseRefName: z.string(),
            files: z.object({ nodes: z.array(z.object({ path: z.string() })) }).nullish(),
          }),
        ]),
      ),
    }),
  }),
});

export type OpenItemsAnswer = z.infer<typeof openItemsAnswer>['repository']['items'];
