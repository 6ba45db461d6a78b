import * as z from 'zod';
import type { Ledger } from '../publishing/page-body.js';

/** What a page remembers of what a channel was told of it. People can edit it, so that what it says is looked up once more where it matters. */
export type SlackLedger =
  | {
      readonly way: 'thread';
      /** A channel's id. */
      readonly channel: string;
      /** The message that begins the thread, by its time. */
      readonly thread: string;
      /** Its address; null where Slack gave none. */
      readonly link: string | null;
      /** Whether every section was told. */
      readonly isWhole: boolean;
      /** Decisions that were told of, as `decisionPart` names them; the last of them. */
      readonly told: readonly string[];
    }
  /** A webhook says nothing of what it posted: what was begun is not begun again. */
  | { readonly way: 'webhook'; readonly isSent: boolean };

/** So many fit on the longest page. Of any other, the thread says whether it was told. */
const MOST_TOLD = 40;

const ledger = z.discriminatedUnion('way', [
  z.object({
    way: z.literal('thread'),
    channel: z.string().max(40),
    thread: z.string().regex(/^\d{1,20}\.\d{1,10}$/),
    link: z
      .url({ protocol: /^https$/ })
      .max(500)
      .nullable(),
    isWhole: z.boolean(),
    told: z.array(z.string().max(40)).max(MOST_TOLD),
  }),
  z.object({ way: z.literal('webhook'), isSent: z.boolean() }),
]) satisfies z.ZodType<SlackLedger>;

/** Returns what a page says of Slack; null for nothing, and for what cannot be read. */
export function readSlackLedger(page: Ledger | null): SlackLedger | null {
  return ledger.safeParse(page?.['slack']).data ?? null;
}

/** Returns the ledger of a page with what is to be remembered of Slack; null takes it away. */
export function withSlack(page: Ledger | null, slack: SlackLedger | null): Ledger | null {
  const rest = Object.fromEntries(Object.entries(page ?? {}).filter(([name]) => name !== 'slack'));
  if (slack !== null)
    return { ...rest, slack: slack.way === 'thread' ? { ...slack, told: slack.told.slice(-MOST_TOLD) } : slack };
  return Object.keys(rest).length === 0 ? null : rest;
}
