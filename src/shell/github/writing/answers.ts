import * as z from 'zod';
import { notAnAnswer } from '../client/errors.js';

const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

/** Of the answer to a comment that was made or edited. Times are GitHub's own. */
export const commentAnswer = z.object({
  id: z.number().int().positive(),
  body: z.string().nullish(),
  html_url: z.string(),
  created_at: instant,
  updated_at: instant,
});

/** Of the answer to a check that was made. */
export const checkAnswer = z.object({ id: z.number().int().positive() });

/** Of the answers to a tree and a commit that were made. */
export const treeAnswer = z.object({ sha: z.string() });
export const commitAnswer = z.object({ sha: z.string() });

/** Of the answer to a pull request that was opened, and to those from a branch. */
export const pullAnswer = z.object({ number: z.number().int().positive(), html_url: z.string() });
export const pullsAnswer = z.array(pullAnswer);

/**
 * Returns what is taken of the answer to a write. Something that stands before GitHub may say 200 to what never reached it.
 *
 * @throws FailureError where it is nothing that GitHub says
 */
export function answerOf<S extends z.ZodType>(schema: S, { data }: { readonly data: unknown }): z.infer<S> {
  const parsed = schema.safeParse(data);
  if (!parsed.success) throw notAnAnswer();
  return parsed.data;
}
