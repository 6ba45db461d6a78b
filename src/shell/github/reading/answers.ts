import * as z from 'zod';
import type { Actor, Instant } from '../../../core/snapshot.js';

const instant = z.string().transform((text, context): Instant => {
  const time = Date.parse(text);
  if (Number.isNaN(time)) context.addIssue('not a time');
  return time;
});

/** Ids are 64 bits wide and come as text; none of GitHub's is beyond what a number holds exactly. */
const bigId = z.union([z.string(), z.number()]).transform(Number);

const actor = z
  .object({ __typename: z.string(), login: z.string() })
  .nullable()
  .transform((account): Actor | null => {
    if (account === null) return null;
    const types: Readonly<Record<string, Actor['type']>> = { User: 'user', Bot: 'bot' };
    return { login: account.login, type: types[account.__typename] ?? 'other' };
  });

const text = z
  .string()
  .nullable()
  .transform((value) => value ?? '');

const blob = z.object({ oid: z.string().optional(), byteSize: z.number().optional() }).nullable();

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
  decision_accepted: label,
});

const facts = ownLabelsAnswer.extend({
  name: z.string(),
  owner: z.object({ login: z.string() }),
  isArchived: z.boolean(),
  isPrivate: z.boolean(),
  config: blob,
  issueTemplates: tree,
  pullTemplates: tree,
});

const organisation = z.object({ config: blob }).nullish();

const annotation = z.object({
  path: z.string(),
  location: z.object({ start: z.object({ line: z.number() }) }),
  annotationLevel: z.string().nullable(),
  title: text,
  message: z.string(),
});

const checks = z.object({
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

export const threadAnswer = z.object({
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  nodes: z.array(
    z.object({
      fullDatabaseId: bigId,
      body: text,
      url: z.string(),
      createdAt: instant,
      lastEditedAt: instant.nullable(),
      author: actor,
      editor: actor,
    }),
  ),
});

export const labellingAnswer = z.object({
  pageInfo: z.object({ hasPreviousPage: z.boolean(), startCursor: z.string().nullable() }),
  nodes: z.array(
    z.object({
      __typename: z.enum(['LabeledEvent', 'UnlabeledEvent']),
      createdAt: instant,
      actor,
      label: z.object({ name: z.string() }),
    }),
  ),
});

const deletion = z.object({
  __typename: z.literal('CommentDeletedEvent'),
  createdAt: instant,
  actor,
  deletedCommentAuthor: actor,
});

const mark = z.object({
  __typename: z.enum(['RenamedTitleEvent', 'ClosedEvent', 'ReopenedEvent', 'ReadyForReviewEvent']),
  createdAt: instant,
  actor,
});

const shared = z.object({
  title: z.string(),
  body: text,
  createdAt: instant,
  updatedAt: instant,
  lastEditedAt: instant.nullable(),
  editor: actor,
  userContentEdits: z.object({ nodes: z.array(z.object({ editedAt: instant, editor: actor }).nullable()) }).nullable(),
  locked: z.boolean(),
  authorAssociation: z.string().nullable(),
  author: actor,
  labels: z.object({ nodes: z.array(z.object({ name: z.string() })) }),
  assignees: z.object({ nodes: z.array(z.object({ login: z.string() })) }),
  comments: threadAnswer,
  labelling: labellingAnswer,
  deletions: z.object({ nodes: z.array(deletion) }),
  marks: z.object({ nodes: z.array(mark) }),
});

const issue = shared.extend({
  __typename: z.literal('Issue'),
  issueState: z.enum(['OPEN', 'CLOSED']),
  stateReason: z.string().nullable(),
  issueType: z.object({ name: z.string() }).nullish(),
});

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
const closing = z.object({ nodes: z.array(linked.nullable()) }).nullable();

/** A number that is no issue's is null, or an object without any field where it is a pull request's. */
export const linkedAnswer = z.object({
  repository: z
    .object({ pullRequest: z.object({ closing }).optional() })
    .catchall(z.union([linked, z.object({ number: z.undefined() })]).nullable()),
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

export const filesAnswer = z.object({
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  nodes: z.array(z.object({ path: z.string() })),
});

const pull = shared.extend({
  __typename: z.literal('PullRequest'),
  pullState: z.enum(['OPEN', 'CLOSED', 'MERGED']),
  isDraft: z.boolean(),
  baseRefName: z.string(),
  // Null where GitHub has no diff to show.
  files: filesAnswer.nullable(),
  /** Absent where it was not asked for. */
  closing: closing.optional(),
  commits: z.object({
    nodes: z.array(
      z.object({
        commit: checks.extend({
          oid: z.string(),
          file: z
            .object({ oid: z.string(), object: z.object({ byteSize: z.number().optional() }).nullable() })
            .nullable(),
        }),
      }),
    ),
  }),
});

export const itemAnswer = z.object({
  repository: facts.extend({ item: z.discriminatedUnion('__typename', [issue, pull]) }),
  organisation,
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

const openItem = z.object({
  number: z.number(),
  url: z.string(),
  title: z.string(),
  body: text,
  createdAt: instant,
  updatedAt: instant,
  authorAssociation: z.string().nullable(),
  author: actor,
  labels: z.object({ nodes: z.array(z.object({ name: z.string() })) }),
});

export const openItemsAnswer = z.object({
  repository: z.object({
    items: z.object({
      totalCount: z.number(),
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
      nodes: z.array(
        z.discriminatedUnion('__typename', [
          openItem.extend({
            __typename: z.literal('Issue'),
            issueType: z.object({ name: z.string() }).nullish(),
          }),
          openItem.extend({
            __typename: z.literal('PullRequest'),
            isDraft: z.boolean(),
            baseRefName: z.string(),
            files: z.object({ nodes: z.array(z.object({ path: z.string() })) }).nullish(),
          }),
        ]),
      ),
    }),
  }),
});

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

export type FactsAnswer = z.infer<typeof facts>;
export type OrganisationAnswer = z.infer<typeof organisation>;
export type ConclusionsAnswer = z.infer<typeof conclusions>;
export type OpenItemsAnswer = z.infer<typeof openItemsAnswer>['repository']['items'];
export type ChecksAnswer = z.infer<typeof checks>;
export type MarkedAnswer = z.infer<typeof markedAnswer>;
export type OwnLabelsAnswer = z.infer<typeof ownLabelsAnswer>;
export type IssueAnswer = z.infer<typeof issue>;
export type LinkedAnswer = z.infer<typeof linked>;
export type ItemAnswer = z.infer<typeof issue> | z.infer<typeof pull>;
export type PullAnswer = z.infer<typeof pull>;
export type ThreadAnswer = z.infer<typeof threadAnswer>;
export type LabellingAnswer = z.infer<typeof labellingAnswer>;
export type HistoryAnswer = z.infer<typeof historyAnswer>;
