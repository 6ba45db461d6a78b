import * as z from 'zod';
import type { PageStep } from '../../../core/rollup/publishing/steps.js';
import type { DeclaredLabel } from '../../../core/desired/labels.js';
import type { StandingPage } from '../../../core/rollup/publishing/page.js';
import type { Instant } from '../../../core/snapshot.js';
import { formatSubjectKey, type RepositoryRef } from '../../../core/subject.js';
import type { Clock } from '../../clock.js';
import type { Connect } from '../../github/client/client.js';
import { mutate } from '../../github/client/mutate.js';
import type { Pacing } from '../../github/client/pacing.js';
import { answerOf } from '../../github/writing/answers.js';
import { isStatus, shortenedOnce, unless } from '../../github/writing/desk.js';
import type { WrittenRecord } from './known-weeks.js';
import * as mutations from './mutations.js';

/** Where a page is created. */
export interface PagePlace {
  /** GitHub's global id of the repository. */
  readonly repositoryId: string;
  /** Of the category of discussions; null for an issue. */
  readonly categoryId: string | null;
  readonly label: DeclaredLabel;
  readonly hasLabel: boolean;
}

export type Created =
  { readonly kind: 'created'; readonly page: WrittenRecord } | { readonly kind: 'later'; readonly at: Instant };

type CreateStep = Extract<PageStep, { type: 'create-page' }>;

/** Writes weekly pages, one request a step. Every failure is a `FailureError`. */
export interface PageWriter {
  /** Creates a page, or returns until when that has to wait: it notifies people, and is paced for it. `plannedAt` is how old its text is. */
  create(ref: RepositoryRef, step: CreateStep, place: PagePlace, plannedAt: Instant): Promise<Created>;
  carryOut(ref: RepositoryRef, step: Exclude<PageStep, CreateStep>): Promise<void>;
}

export interface PageWriterOptions {
  readonly connect: Connect;
  readonly pacing: Pacing;
  readonly clock: Clock;
}

const issueAnswer = z.object({
  node_id: z.string(),
  number: z.number().int().positive(),
  html_url: z.string(),
  title: z.string(),
});

const discussionAnswer = z.object({
  createDiscussion: z.object({
    discussion: z.object({ id: z.string(), number: z.number().int().positive(), url: z.string(), title: z.string() }),
  }),
});

export function createPageWriter(options: PageWriterOptions): PageWriter {
  return {
    async create(ref, step, place, plannedAt) {
      const key = formatSubjectKey({ ...ref, kind: 'week' });
      const create =
        step.target === 'issue'
          ? await issueCreation(options, ref, step, place)
          : () => createDiscussion(options, ref, step, place);
      const notified = await options.pacing.notify(ref.installation, key, plannedAt, create);
      return notified.kind === 'later' ? notified : { kind: 'created', page: notified.answer };
    },
    carryOut: (ref, step) => carryOut(options, ref, step),
  };
}

/** Makes the label where it is missing, and returns how to create the issue that carries it. */
async function issueCreation(
  { connect, pacing }: PageWriterOptions,
  ref: RepositoryRef,
  { title, body }: CreateStep,
  { label, hasLabel }: PagePlace,
): Promise<() => Promise<WrittenRecord>> {
  const { owner, repo, installation } = ref;
  const { rest } = connect(installation);
  if (!hasLabel) {
    const { name, color, description } = label;
    // 422: somebody made it meanwhile. One that will not do is refused with the issue.
    await unless(422, () =>
      pacing.write(installation, () => rest.issues.createLabel({ owner, repo, name, color, description })),
    );
  }
  return async () => {
    const answer = answerOf(issueAnswer, await rest.issues.create({ owner, repo, title, body, labels: [label.name] }));
    return { kind: 'issue', id: answer.node_id, number: answer.number, url: answer.html_url, title: answer.title };
  };
}

async function createDiscussion(
  { connect, clock }: PageWriterOptions,
  ref: RepositoryRef,
  { title, body }: CreateStep,
  { repositoryId, categoryId }: PagePlace,
): Promise<WrittenRecord> {
  const variables = { repositoryId, categoryId, title, body };
  const { createDiscussion: answer } = await mutate(
    connect(ref.installation),
    mutations.CREATE_DISCUSSION,
    variables,
    discussionAnswer,
    clock,
  );
  return { kind: 'discussion', ...answer.discussion };
}

async function carryOut(
  { connect, pacing, clock }: PageWriterOptions,
  ref: RepositoryRef,
  step: Exclude<PageStep, CreateStep>,
): Promise<void> {
  const { owner, repo, installation } = ref;
  const client = connect(installation);
  const { rest } = client;
  const change = async (mutation: string, variables: Readonly<Record<string, unknown>>): Promise<void> => {
    await pacing.write(installation, () => mutate(client, mutation, variables, z.unknown(), clock));
  };
  switch (step.type) {
    case 'edit-page':
      return edit(step.page, { title: step.title, body: step.body });
    case 'hand-over':
      return edit(step.page, { body: step.body }, step.page.isOpen ? 'completed' : null);
    case 'close-duplicate':
      return edit(step.page, { body: step.body }, 'duplicate');
    case 'pin-page':
      return change(mutations.PIN_ISSUE, { id: step.page.id });
    case 'unpin-page':
      return change(mutations.UNPIN_ISSUE, { id: step.page.id });
    case 'react': {
      const reaction = { owner, repo, comment_id: step.comment, content: step.content };
      // 404: the comment is gone, and with it who would be told.
      await unless(404, () => pacing.write(installation, () => rest.reactions.createForIssueComment(reaction)));
      return;
    }
    default:
      return step satisfies never;
  }

  async function edit(
    page: StandingPage,
    texts: { readonly title?: string; readonly body: string },
    closing: 'completed' | 'duplicate' | null = null,
  ): Promise<void> {
    if (page.kind === 'discussion') return editDiscussion(page, texts, closing);
    const update = (body: string, reason: typeof closing | 'not_planned') =>
      pacing.write(installation, () =>
        rest.issues.update({
          owner,
          repo,
          issue_number: page.number,
          ...texts,
          body,
          ...(reason === null ? {} : { state: 'closed' as const, state_reason: reason }),
        }),
      );
    await shortenedOnce(texts.body, async (body) => {
      try {
        await update(body, closing);
      } catch (error) {
        // An older server knows no duplicates.
        if (closing !== 'duplicate' || !isStatus(error, 422)) throw error;
        await update(body, 'not_planned');
      }
    });
  }

  function editDiscussion(
    { id, title }: StandingPage,
    texts: { readonly title?: string; readonly body: string },
    closing: 'completed' | 'duplicate' | null,
  ): Promise<void> {
    const variables = { id, title, ...texts };
    if (closing === null) return change(mutations.EDIT_DISCUSSION, variables);
    const reason = closing === 'duplicate' ? 'DUPLICATE' : 'RESOLVED';
    return change(mutations.CLOSE_DISCUSSION, { ...variables, reason });
  }
}
