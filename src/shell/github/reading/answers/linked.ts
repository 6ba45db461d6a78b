import * as z from 'zod';
import { actor, instant, text } from './parts.js';

const linked = z.object({
  number: z.number(),
  repository: z.object({ nameWithOwner: z.string() }),
  title: z.string(),
  body: text,
  createdAt: instant,
  authorAssociation: z.string().nullable(),
  author: actor,
  labels: z.object({ nodes: z.array(z.object({ name: z.string() })) }),
  issueState: z.enum(['OPEN', 'CLOSED']),
  stateReason: z.string().nullable(),
  issueType: z.object({ name: z.string() }).nullish(),
});

/** Null stands for an issue that we may not see. */
export const closing = z.object({ nodes: z.array(linked.nullable()) }).nullable();

/** A number that is no issue's is null, or an object without any field where it is a pull request's. */
export const linkedAnswer = z.object({
  repository: z
    .object({ pullRequest: z.object({ closing }).optional() })
    .catchall(z.union([linked, z.object({ number: z.undefined().optional() })]).nullable()),
});

export const closersAnswer = z.object({
  repository: z.object({
    issue: z.object({
      closers: z
        .object({
          nodes: z.array(
            z.object({ number: z.number(), repository: z.object({ nameWithOwner: z.string() }) }).nullable(),
          ),
        })
        .nullable(),
    }),
  }),
});

export type LinkedAnswer = z.infer<typeof linked>;
