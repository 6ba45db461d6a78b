import * as z from 'zod';
import { actor, instant, text } from './parts.js';
import { references } from './record.js';

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

/** A number that is no issue's is null, or an object without any field where it is a pull request's. */
const named = z.union([linked, z.object({ number: z.undefined().optional() })]).nullable();

/** The issues that were asked for by number together with an item; absent where fewer were. */
export const namedIssues = {
  n0: named.optional(),
  n1: named.optional(),
  n2: named.optional(),
  n3: named.optional(),
  n4: named.optional(),
};

/** Null stands for an issue that we may not see. */
export const closing = z.object({ nodes: z.array(linked.nullable()) }).nullable();

export const linkedAnswer = z.object({
  repository: z.object({ pullRequest: z.object({ closing }).optional(), ...namedIssues }),
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
      references,
    }),
  }),
});

export type NamedAnswer = { readonly [Key in keyof typeof namedIssues]?: z.infer<typeof named> | undefined };

export type LinkedAnswer = z.infer<typeof linked>;
