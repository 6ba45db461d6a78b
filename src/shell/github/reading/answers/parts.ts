import * as z from 'zod';
import type { Actor, Instant } from '../../../../core/snapshot.js';

export const instant = z.string().transform((text, context): Instant => {
  const time = Date.parse(text);
  if (Number.isNaN(time)) context.addIssue('not a time');
  return time;
});

/** Ids are 64 bits wide and come as text; none of GitHub's is beyond what a number holds exactly. */
export const bigId = z.union([z.string(), z.number()]).transform(Number);

export const actor = z
  .object({ __typename: z.string(), login: z.string() })
  .nullable()
  .transform((account): Actor | null => {
    if (account === null) return null;
    const types: Readonly<Record<string, Actor['type']>> = { User: 'user', Bot: 'bot' };
    return { login: account.login, type: types[account.__typename] ?? 'other' };
  });

export const text = z
  .string()
  .nullable()
  .transform((value) => value ?? '');

export const blob = z.object({ oid: z.string().optional(), byteSize: z.number().optional() }).nullable();

const tree = z
  .object({
    entries: z.array(z.object({ name: z.string(), type: z.string(), oid: z.string(), size: z.number() })).nullish(),
  })
  .nullable();

const label = z.object({ name: z.string() }).nullable();

export const ownLabelsAnswer = z.object({
  incomplete: label,
  skip: label,
  decision_draft: label,
  decision_proposed: label,
  decision_final_call: label,
  decision_blocked: label,
  decision_stalled: label,
  decision_accepted: label,
  decision_rejected: label,
  decision_postponed: label,
  decision_withdrawn: label,
  decision_superseded: label,
});

export const facts = ownLabelsAnswer.extend({
  name: z.string(),
  owner: z.object({ login: z.string() }),
  isArchived: z.boolean(),
  isPrivate: z.boolean(),
  visibility: z.string(),
  config: blob,
  issueTemplates: tree,
  pullTemplates: tree,
});

export const organisation = z.object({ config: blob }).nullish();

const annotation = z.object({
  path: z.string(),
  location: z.object({ start: z.object({ line: z.number() }) }),
  annotationLevel: z.string().nullable(),
  title: text,
  message: z.string(),
});

export const checks = z.object({
  checkSuites: z.object({
    nodes: z.array(
      z.object({
        status: z.string(),
        app: z.object({ slug: z.string(), databaseId: z.number().nullable() }).nullable(),
        checkRuns: z.object({
          nodes: z.array(
            z.object({
              databaseId: z.number(),
              status: z.string(),
              conclusion: z.string().nullable(),
              title: text,
              summary: text,
              externalId: text,
              annotations: z.object({ nodes: z.array(annotation) }).nullable(),
            }),
          ),
        }),
      }),
    ),
  }),
});

export type FactsAnswer = z.infer<typeof facts>;

export type OrganisationAnswer = z.infer<typeof organisation>;

export type ChecksAnswer = z.infer<typeof checks>;

export type OwnLabelsAnswer = z.infer<typeof ownLabelsAnswer>;
