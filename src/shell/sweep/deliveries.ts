import type { Octokit } from '@octokit/rest';
import * as z from 'zod';
import type { Instant } from '../../core/snapshot.js';
import { parseAnswer, readDate } from './ask-if-changed.js';

const PER_PAGE = 100;

const DAY_MS = 24 * 60 * 60_000;

/** Returns for how long a server has deliveries: three days, a GitHub Enterprise Server seven ("Redelivering webhooks"). */
export function keptMsOf(baseUrl: string): number {
  const isServer = new URL(baseUrl).pathname.startsWith('/api/');
  return (isServer ? 7 : 3) * DAY_MS;
}

/** One attempt of GitHub's to deliver a webhook. */
export interface Attempt {
  readonly id: string;
  /** The same for all attempts of one webhook. */
  readonly guid: string;
  readonly at: Instant;
  readonly isSuccess: boolean;
  readonly event: string;
  readonly action: string | null;
}

/** Attempts, the newest first. */
export interface Attempts {
  readonly list: readonly Attempt[];
  /** The time by GitHub's clock as the first page was made; null where it does not say. */
  readonly date: Instant | null;
  /** Whether there were more than were read. */
  readonly isCut: boolean;
}

/** Ids are too large for a number as a rule. Octokit gives those as big integers. */
const attempts = z.array(
  z
    .object({
      id: z.union([z.number(), z.bigint()]).transform(String),
      guid: z.string().min(1).max(100),
      delivered_at: z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
      status: z.string(),
      status_code: z.number(),
      event: z.string().max(100),
      action: z.string().max(100).nullish(),
    })
    .transform(({ id, guid, delivered_at: at, status, status_code: code, event, action }): Attempt => {
      const isSuccess = status === 'OK' || (code >= 200 && code < 300);
      return { id, guid, at, isSuccess, event, action: action ?? null };
    }),
);

export interface AttemptsAsked {
  /** Null for all. A server that does not know the choice gives all. */
  readonly status: 'success' | 'failure' | null;
  /** Reads no further back; null reads all that GitHub has. */
  readonly since: Instant | null;
  readonly maxPages: number;
}

/** Reads what GitHub tried to deliver to the app. */
export async function readAttempts(
  app: Octokit['rest'],
  { status, since, maxPages }: AttemptsAsked,
): Promise<Attempts> {
  const list: Attempt[] = [];
  let date: Instant | null = null;
  let cursor: string | null = null;
  for (let page = 0; page < maxPages; page += 1) {
    const { data, headers } = await app.apps.listWebhookDeliveries({
      per_page: PER_PAGE,
      ...(status === null ? {} : { status }),
      ...(cursor === null ? {} : { cursor }),
    });
    date ??= readDate(headers.date);
    const read = parseAnswer(attempts, data);
    list.push(...read.filter(({ at, isSuccess }) => isAsked(at, since) && isSuccess === wants(status, isSuccess)));
    cursor = nextCursor(headers.link);
    const oldest = read.at(-1);
    if (cursor === null || oldest === undefined || !isAsked(oldest.at, since)) return { list, date, isCut: false };
  }
  return { list, date, isCut: true };
}

function wants(status: AttemptsAsked['status'], isSuccess: boolean): boolean {
  return status === null ? isSuccess : status === 'success';
}

function isAsked(at: Instant, since: Instant | null): boolean {
  return since === null || at >= since;
}

/** Returns the cursor of the next page from a `Link` header. */
function nextCursor(link: string | undefined): string | null {
  const next = /<([^<>]{1,2000})>;\s*rel="next"/.exec((link ?? '').slice(0, 5_000))?.[1];
  return next !== undefined && URL.canParse(next) ? new URL(next).searchParams.get('cursor') : null;
}
