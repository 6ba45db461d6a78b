import * as z from 'zod';
import { blob, instant, text } from './parts.js';
import { textAnswer } from './texts.js';

export const versionsAnswer = z.object({
  repository: z.object({
    issue: z.object({
      body: text,
      createdAt: instant,
      lastEditedAt: instant.nullable(),
      userContentEdits: z
        .object({ nodes: z.array(z.object({ editedAt: instant, diff: z.string().nullable() }).nullable()) })
        .nullable(),
    }),
  }),
});

/** By place, in GitHub's order. Absent where they were not asked for. Something else than a file has no id. */
export const codeownersIds = {
  codeowners0: blob.optional(),
  codeowners1: blob.optional(),
  codeowners2: blob.optional(),
};

/** Something else than a file at the path is an object without any field. */
const file = z.union([textAnswer, z.object({ oid: z.undefined().optional() })]);

export const codeownersAnswer = z.object({
  repository: z.object({ codeowners0: file, codeowners1: file, codeowners2: file }),
});

type Blob = z.infer<typeof blob> | undefined;

export interface CodeownersIds {
  readonly codeowners0?: Blob;
  readonly codeowners1?: Blob;
  readonly codeowners2?: Blob;
}
