import type { Account, TimelineEvent } from '../../state/model.js';
import { referencesTo, type Reference } from '../../state/references.js';
import { nodeId } from '../../shapes/account.js';
import { actorOf, reviewerOf, upper } from './fields.js';
import type { Args, Fields, Ref } from './fields.js';
import { commitRef } from './git.js';
import { commentRef, itemRef } from './item.js';
import type { ItemRef } from './item.js';

/** GraphQL's type for each kind of event. */
const typeOf: Readonly<Record<TimelineEvent['type'], string>> = {
  labeled: 'LabeledEvent',
  unlabeled: 'UnlabeledEvent',
  assigned: 'AssignedEvent',
  unassigned: 'UnassignedEvent',
  renamed: 'RenamedTitleEvent',
  comment_deleted: 'CommentDeletedEvent',
  closed: 'ClosedEvent',
  reopened: 'ReopenedEvent',
  locked: 'LockedEvent',
  unlocked: 'UnlockedEvent',
  pinned: 'PinnedEvent',
  unpinned: 'UnpinnedEvent',
  ready_for_review: 'ReadyForReviewEvent',
  review_requested: 'ReviewRequestedEvent',
  convert_to_draft: 'ConvertToDraftEvent',
  merged: 'MergedEvent',
  typed: 'IssueTypeAddedEvent',
  untyped: 'IssueTypeRemovedEvent',
  commented: 'IssueComment',
  committed: 'PullRequestCommit',
};

/** Events the published schema has no type for are not in anybody's timeline. */
const unpublished = new Set<TimelineEvent['type']>(['typed', 'untyped']);

type ReferenceRef = Ref<'CrossReferencedEvent', { readonly reference: Reference; readonly of: ItemRef }>;

type EventRef = Ref<string, { readonly event: TimelineEvent; readonly of: ItemRef }>;

/** `LabeledEvent` is asked for as `LABELED_EVENT`, `IssueComment` as `ISSUE_COMMENT`, a commit as `PULL_REQUEST_COMMIT`. */
function itemType(type: string): string {
  return type.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();
}

interface Told {
  readonly at: string;
  readonly node: unknown;
}

/** Returns an item's timeline, oldest first, of the types asked for. */
export function listTimeline(of: ItemRef, args: Args): unknown[] {
  const { repo, item } = of;
  const wanted = Array.isArray(args['itemTypes']) ? new Set<unknown>(args['itemTypes']) : null;
  const since = typeof args['since'] === 'string' ? args['since'] : '';
  const told = item.timeline.flatMap((event): Told[] => {
    const type = typeOf[event.type];
    if (unpublished.has(event.type) || event.at < since || (wanted !== null && !wanted.has(itemType(type)))) return [];
    if (event.type === 'commented') {
      const comment = repo.comments.get(event.commentId);
      return comment === undefined ? [] : [{ at: event.at, node: commentRef(repo, comment) }];
    }
    if (event.type === 'committed') {
      const commit = repo.commits.get(event.sha);
      return commit === undefined ? [] : [{ at: event.at, node: { __typename: type, repo, item, commit } }];
    }
    return [{ at: event.at, node: { __typename: type, repo, event, of } satisfies EventRef }];
  });
  const isAsked = wanted === null || wanted.has('CROSS_REFERENCED_EVENT');
  const references = isAsked ? referencesTo(repo, item).filter(({ at }) => at >= since) : [];
  const named = references.map((reference): Told => {
    return {
      at: reference.at,
      node: { __typename: 'CrossReferencedEvent', repo, reference, of } satisfies ReferenceRef,
    };
  });
  return [...told, ...named].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).map(({ node }) => node);
}

const baseFields: Fields<EventRef> = {
  id: ({ event }) => nodeId('EV', event.id),
  createdAt: ({ event }) => event.at,
  actor: ({ event }) => actorOf(event.actor),
};

const labelEventFields: Fields<EventRef> = {
  ...baseFields,
  label: ({ repo, event }) => {
    if (event.type !== 'labeled' && event.type !== 'unlabeled') return null;
    const { id, name, color } = event.label;
    const standing = repo.labels.get(id);
    const label = standing ?? { id, name, color, description: null, createdAt: event.at };
    return { __typename: 'Label', repo, label };
  },
  labelable: ({ of }) => of,
};

function assigneeOf(event: TimelineEvent): Account | null {
  return event.type === 'assigned' || event.type === 'unassigned' ? actorOf(event.assignee) : null;
}

const assignEventFields: Fields<EventRef> = {
  ...baseFields,
  assignee: ({ event }) => assigneeOf(event),
  assignable: ({ of }) => of,
};

export const referenceFields: Fields<ReferenceRef> = {
  id: ({ of, reference }) => nodeId('CR', of.item.id * 1_000 + reference.source.number),
  createdAt: ({ reference }) => reference.at,
  referencedAt: ({ reference }) => reference.at,
  actor: ({ reference }) => actorOf(reference.actor),
  isCrossRepository: () => false,
  source: ({ repo, reference }) => itemRef(repo, reference.source),
  target: ({ of }) => of,
};

/** The fields of every event type that is served, by type. */
export const timelineTypes: Readonly<Record<string, Fields<EventRef>>> = {
  LabeledEvent: labelEventFields,
  UnlabeledEvent: labelEventFields,
  AssignedEvent: assignEventFields,
  UnassignedEvent: assignEventFields,
  RenamedTitleEvent: {
    ...baseFields,
    previousTitle: ({ event }) => (event.type === 'renamed' ? event.from : null),
    currentTitle: ({ event }) => (event.type === 'renamed' ? event.to : null),
    subject: ({ of }) => of,
  },
  CommentDeletedEvent: {
    ...baseFields,
    databaseId: ({ event }) => event.id,
    deletedCommentAuthor: ({ event }) => (event.type === 'comment_deleted' ? actorOf(event.author) : null),
  },
  ClosedEvent: {
    ...baseFields,
    stateReason: ({ event }) => (event.type === 'closed' ? upper(event.stateReason) : null),
    closable: ({ of }) => itemRef(of.repo, of.item),
  },
  ReopenedEvent: {
    ...baseFields,
    stateReason: ({ of }) => (of.item.kind === 'issue' ? 'REOPENED' : null),
    closable: ({ of }) => itemRef(of.repo, of.item),
  },
  LockedEvent: baseFields,
  UnlockedEvent: baseFields,
  PinnedEvent: { ...baseFields, issue: ({ of }) => of },
  UnpinnedEvent: { ...baseFields, issue: ({ of }) => of },
  ReviewRequestedEvent: {
    ...baseFields,
    pullRequest: ({ of }) => of,
    requestedReviewer: ({ event }) => (event.type === 'review_requested' ? reviewerOf(event.reviewer) : null),
  },
  ReadyForReviewEvent: { ...baseFields, pullRequest: ({ of }) => of },
  ConvertToDraftEvent: { ...baseFields, pullRequest: ({ of }) => of },
  MergedEvent: {
    ...baseFields,
    pullRequest: ({ of }) => of,
    commit: ({ repo, of }) => {
      const commit = repo.commits.get(of.item.pull?.mergeSha ?? '');
      return commit === undefined ? null : commitRef(repo, commit);
    },
  },
};
