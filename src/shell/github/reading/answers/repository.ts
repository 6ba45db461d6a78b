import * as z from 'zod';
import { checks, facts, organisation } from './parts.js';

/** Of a check no more than how it ended: a hundred summaries would be megabytes. */
const conclusions = z.object({
  checkSuites: z.object({
    nodes: z.array(
      z.object({
        app: z.object({ slug: z.string(), databaseId: z.number().nullable() }).nullable(),
        checkRuns: z.object({
          nodes: z.array(z.object({ databaseId: z.number(), conclusion: z.string().nullable() })),
        }),
      }),
    ),
  }),
});

const recentPulls = z.object({
  nodes: z.array(
    z.object({ number: z.number(), commits: z.object({ nodes: z.array(z.object({ commit: conclusions })) }) }),
  ),
});

const items = z.object({ nodes: z.array(z.object({ number: z.number() })) });

export const markedAnswer = z.object({ repository: z.object({ issues: items, pullRequests: items }) });

export const repositoryAnswer = z.object({
  repository: facts.extend({
    issues: items,
    pullRequests: items,
    recentPulls,
    defaultBranchRef: z
      .object({
        name: z.string(),
        target: z.object({ history: z.object({ nodes: z.array(checks.extend({ oid: z.string() })) }) }).nullable(),
      })
      .nullable(),
  }),
  organisation,
});

export const factsAnswer = z.object({ repository: facts, organisation });

export const commitAnswer = z.object({
  repository: facts.extend({
    commit: checks.extend({ oid: z.string(), file: z.object({ oid: z.string() }).nullable() }).nullable(),
  }),
  organisation,
});

export type ConclusionsAnswer = z.infer<typeof conclusions>;

export type MarkedAnswer = z.infer<typeof markedAnswer>;
