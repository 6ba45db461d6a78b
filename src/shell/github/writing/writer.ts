import type { Change } from '../../../core/plan/change.js';
import type { Instant } from '../../../core/snapshot.js';
import type { Subject } from '../../../core/subject.js';
import { FailureError } from '../client/errors.js';
import type { Desk, PutOff, WriterOptions } from './desk.js';
import { createComment, deleteComment, updateComment } from './write-comment.js';
import { addLabels, createLabel, removeLabel } from './write-labels.js';
import { commitRecord, openRecordPull } from './write-record.js';
import { react } from './write-reaction.js';
import { createCheck, updateCheck } from './write-check.js';

/** Makes changes, one REST call each, in order. */
export interface Writer {
  /** `wrote` is told of each change that GitHub took, when it did. */
  write(subject: Subject, changes: readonly Change[], wrote?: (type: Change['type']) => void): Promise<Writing>;
}

/** What became of changes that were not made, though nothing failed that another try would mend. */
export interface Writing {
  /** When to plan again, for what was put off; null where nothing was. */
  readonly again: Instant | null;
  /** What GitHub refused for good, a reason each. */
  readonly refusals: readonly string[];
  readonly notes: readonly string[];
}

const TOLD_AFTER_MS = 1_000;

/** Kinds of changes. Who may not make one of a kind may not make the next. */
type Kind = 'comment' | 'reaction' | 'label' | 'check' | 'record';

/** Returns a writer that remembers what it wrote. */
export function createWriter(options: WriterOptions): Writer {
  return {
    async write(subject, changes, wrote = () => undefined) {
      if (changes.length === 0) return { again: null, refusals: [], notes: [] };
      const client = options.connect(subject.installation);
      const { owner, repo } = subject;
      const desk = { ...options, subject, client, at: { owner, repo }, begun: options.clock.now() };
      return carryOutAll(desk, changes, wrote);
    },
  };
}

/** A refusal of one kind says nothing of the others: without the right to write checks, labels can still be put. */
async function carryOutAll(
  desk: Desk,
  changes: readonly Change[],
  wrote: (type: Change['type']) => void,
): Promise<Writing> {
  const refused = new Map<Kind, string>();
  let putOff: PutOff | null = null;
  for (const change of changes) {
    const kind = kindOf(change);
    if (refused.has(kind)) continue;
    try {
      const wait = await carryOut(desk, change);
      if (wait === undefined) {
        desk.meter.changed(change.type);
        wrote(change.type);
      } else putOff = wait;
    } catch (error) {
      const reason = refusalOf(error, kind);
      if (reason === null) throw error;
      refused.set(kind, reason);
      if (kind === 'record') putOff = refuseRecord(desk);
    }
  }
  return {
    again: putOff?.until ?? null,
    refusals: [...new Set(refused.values())],
    notes: putOff === null ? [] : [putOff.note],
  };
}

function kindOf({ type }: Change): Kind {
  switch (type) {
    case 'create-comment':
    case 'create-reminder':
    case 'update-comment':
    case 'delete-comment':
      return 'comment';
    case 'react':
      return 'reaction';
    case 'create-label':
    case 'add-labels':
    case 'remove-label':
      return 'label';
    case 'create-check':
    case 'update-check':
      return 'check';
    case 'commit-record':
    case 'open-record-pull':
      return 'record';
    default:
      return type satisfies never;
  }
}

/** Why a change was refused for good; null for a failure that concerns the others, too: another try, a subject that is gone. */
function refusalOf(error: unknown, kind: Kind): string | null {
  if (!(error instanceof FailureError) || error.failure.kind !== 'give-up') return null;
  // What is not found of a branch is no word about the issue.
  return error.failure.reason === 'not-found' && kind !== 'record' ? null : error.failure.reason;
}

/** The comment offers the record otherwise as soon as it is known that the app may not write it. */
function refuseRecord({ access, clock, subject }: Desk): PutOff {
  access?.refuse(subject);
  return { until: clock.now() + TOLD_AFTER_MS, note: 'the record is not put forward: GitHub refused it' };
}

function carryOut(desk: Desk, change: Change): Promise<PutOff | void> {
  switch (change.type) {
    case 'create-comment':
    case 'create-reminder':
      return createComment(desk, change.body);
    case 'update-comment':
      return updateComment(desk, change.id, change.body);
    case 'delete-comment':
      return deleteComment(desk, change.id);
    case 'react':
      return react(desk, change.comment, change.content);
    case 'create-label':
      return createLabel(desk, change);
    case 'add-labels':
      return addLabels(desk, change.names);
    case 'remove-label':
      return removeLabel(desk, change.name);
    case 'create-check':
      return createCheck(desk, change.check);
    case 'update-check':
      return updateCheck(desk, change);
    case 'commit-record':
      return commitRecord(desk, change);
    case 'open-record-pull':
      return openRecordPull(desk, change);
    default:
      return change satisfies never;
  }
}
