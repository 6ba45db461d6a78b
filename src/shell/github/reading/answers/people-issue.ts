import * as z from 'zod';
import { actor, instant, text } from './parts.js';

export const peopleIssueAnswer = z.object({
  repository: z.object({
    issue: z.object({
      comments: z.object({
        pageInfo: z.object({ hasPreviousPage: z.boolean(), startCursor: z.string().nullable() }),
        nodes: z.array(
          z.object({ body: text, createdAt: instant, lastEditedAt: instant.nullable(), author: actor, editor: actor }),
        ),
      }),
    }),
  }),
});

export type PeopleIssueAnswer = z.infer<typeof peopleIssueAnswer>;
