import * as z from 'zod';

const author = z.object({ name: z.string().nullable() }).nullable();

/** Something else than a file at the path is an object without any field. */
const file = z
  .object({
    object: z
      .object({
        isBinary: z.boolean().nullish(),
        isTruncated: z.boolean().optional(),
        text: z.string().nullish(),
      })
      .nullable(),
  })
  .nullable();

const changes = z.object({ nodes: z.array(z.object({ author })) });

const branch = z.object({
  name: z.string(),
  target: z.object({
    oid: z.string(),
    author,
    tree: z.object({ oid: z.string() }),
    folder: z
      .object({ object: z.object({ entries: z.array(z.object({ name: z.string() })).nullish() }).nullable() })
      .nullable(),
    record: file,
    index: file,
    recordChanges: changes,
    indexChanges: changes,
  }),
});

export const recordBranchAnswer = z.object({
  repository: z.object({
    base: branch.nullable(),
    branch: branch.nullable(),
    pulls: z.object({
      pageInfo: z.object({ hasNextPage: z.boolean() }),
      nodes: z.array(
        z.object({
          number: z.number(),
          url: z.string(),
          state: z.enum(['OPEN', 'CLOSED', 'MERGED']),
          isCrossRepository: z.boolean(),
        }),
      ),
    }),
  }),
});

export type RecordBranchAnswer = z.infer<typeof recordBranchAnswer>['repository'];
