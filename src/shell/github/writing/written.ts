import * as z from 'zod';
import type { BranchStanding, RecordPull, StandingFile } from '../../../core/decisions/record/standing.js';
import type { Instant, StandingCheck, ThreadComment } from '../../../core/snapshot.js';
import { parseText } from '../../parse-text.js';

/** What a write left on GitHub. Times are GitHub's own, from its answer. */
export type Written =
  | {
      readonly type: 'comment';
      readonly comment: ThreadComment;
      /** It was about to be edited, and no answer has said that it was: a read that shows it says how it stands. */
      readonly isDoubted?: boolean;
    }
  | { readonly type: 'comment-gone'; readonly id: number }
  | { readonly type: 'reaction'; readonly comment: number; readonly content: string }
  | { readonly type: 'label'; readonly name: string; readonly isPresent: boolean; readonly at: Instant }
  | { readonly type: 'check'; readonly check: StandingCheck }
  /** The branch of a record, which was at the commit `before`; null where there was none. */
  | { readonly type: 'record-branch'; readonly before: string | null; readonly after: BranchStanding }
  | { readonly type: 'record-pull'; readonly pull: RecordPull }
  /** A label that now exists in the repository. */
  | { readonly type: 'own-label'; readonly name: string };

/** What was written, and until when it counts. */
export interface WrittenRecord {
  readonly written: Written;
  readonly until: Instant;
}

/** No subject has more kept for it: a comment and a check of the greatest length, and what goes with them. */
const MAX_RECORDS = 200;
const MAX_TEXT = 500_000;

/** GitHub has eight. */
const MAX_REACTIONS = 20;

const actor = z.object({ login: z.string(), type: z.enum(['user', 'bot', 'other']) });

const comment = z.object({
  id: z.number(),
  body: z.string(),
  author: actor.nullable(),
  editor: actor.nullable(),
  createdAt: z.number(),
  editedAt: z.number().nullable(),
  url: z.string(),
  // A process of an earlier version knew of none.
  reactions: z.array(z.string()).max(MAX_REACTIONS).default([]),
}) satisfies z.ZodType<ThreadComment>;

const annotation = z.object({
  path: z.string(),
  line: z.number(),
  column: z.number().exactOptional(),
  level: z.enum(['failure', 'warning', 'notice']),
  title: z.string(),
  message: z.string(),
});

const check = z.object({
  id: z.number(),
  sha: z.string(),
  conclusion: z.enum(['success', 'neutral', 'failure']).nullable(),
  title: z.string(),
  summary: z.string(),
  externalId: z.string(),
  annotations: z.array(annotation).max(50),
  isRerequested: z.boolean(),
}) satisfies z.ZodType<StandingCheck>;

const file = z.object({
  path: z.string(),
  text: z.string().nullable(),
  isOurs: z.boolean(),
}) satisfies z.ZodType<StandingFile>;

const branch = z.object({
  name: z.string(),
  commit: z.string(),
  tree: z.string(),
  isOurs: z.boolean(),
  files: z.array(z.string()),
  record: file.nullable(),
  index: file.nullable(),
}) satisfies z.ZodType<BranchStanding>;

const pull = z.object({
  number: z.number(),
  url: z.string(),
  state: z.enum(['open', 'closed', 'merged']),
}) satisfies z.ZodType<RecordPull>;

const written = z.discriminatedUnion('type', [
  z.object({ type: z.literal('comment'), comment, isDoubted: z.boolean().exactOptional() }),
  z.object({ type: z.literal('comment-gone'), id: z.number() }),
  z.object({ type: z.literal('reaction'), comment: z.number(), content: z.string() }),
  z.object({ type: z.literal('label'), name: z.string(), isPresent: z.boolean(), at: z.number() }),
  z.object({ type: z.literal('check'), check }),
  z.object({ type: z.literal('record-branch'), before: z.string().nullable(), after: branch }),
  z.object({ type: z.literal('record-pull'), pull }),
  z.object({ type: z.literal('own-label'), name: z.string() }),
]) satisfies z.ZodType<Written>;

const schema = z.array(z.object({ written, until: z.number() })).max(MAX_RECORDS);

/** Returns records as text, the oldest left out where that would be too long. */
export function formatRecords(records: readonly WrittenRecord[]): string {
  let kept = records.slice(-MAX_RECORDS);
  for (;;) {
    const text = JSON.stringify(kept);
    if (text.length <= MAX_TEXT || kept.length === 0) return text;
    kept = kept.slice(Math.ceil(kept.length / 4));
  }
}

/** Returns the records of a text, none where it is not one of ours. */
export function parseRecords(text: string): readonly WrittenRecord[] {
  return text.length > MAX_TEXT ? [] : (parseText(schema, text) ?? []);
}
