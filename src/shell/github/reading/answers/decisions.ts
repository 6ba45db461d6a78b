import * as z from 'zod';

export const decisionsAnswer = z.object({
  repository: z.record(
    z.string(),
    z.object({
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
      nodes: z.array(z.object({ number: z.number() })),
    }),
  ),
});
