import * as z from 'zod';
import { instant } from './parts.js';

export const historyAnswer = z.object({
  defaultBranchRef: z
    .object({
      name: z.string(),
      target: z
        .object({
          history: z.object({
            pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
            nodes: z.array(
              z.object({
                oid: z.string(),
                committedDate: instant,
                associatedPullRequests: z
                  .object({ nodes: z.array(z.object({ mergedAt: instant.nullable(), baseRefName: z.string() })) })
                  .nullable(),
              }),
            ),
          }),
        })
        .nullable(),
    })
    .nullable(),
});

export const extendedAnswer = z.object({
  repository: historyAnswer.extend({
    isPrivate: z.boolean(),
    config: z
      .object({
        oid: z.string().optional(),
        byteSize: z.number().optional(),
        isBinary: z.boolean().nullish(),
        isTruncated: z.boolean().optional(),
        text: z.string().nullish(),
      })
      .nullable(),
  }),
});

export const textAnswer = z
  .object({ oid: z.string(), isBinary: z.boolean().nullable(), isTruncated: z.boolean(), text: z.string().nullable() })
  .nullable();

export type HistoryAnswer = z.infer<typeof historyAnswer>;
