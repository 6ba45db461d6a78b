import type { Octokit } from '@octokit/rest';
import * as z from 'zod';
import type { Instant } from '../../core/snapshot.js';
import { parseAnswer, readDate } from './ask-if-changed.js';

const PER_PAGE = 100;

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Lists trail what happens: what is newer than this when a pass begins is listed by the next one, too. */
const MARGIN_MS = 5 * MINUTE_MS;

/** A longer place to go on from is none. */
export const MAX_CURSOR = 2_000;

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
  /** Whether GitHub lists it among failures. What came to neither good nor bad, such as a redirect, it does not. */
  readonly isFailure: boolean;
  readonly event: string;
  readonly action: string | null;
}

/** Attempts, the newest first. */
export interface Attempts {
  readonly list: readonly Attempt[];
  /** The time by GitHub's clock as the first page was made; null where it does not say. */
  readonly date: Instant | null;
  /** The page that comes next; null where there is none, or nothing on it is asked for. */
  readonly next: string | null;
}

/** Ids are too large for a number as a rule. Octokit gives those as big integers. */
const attempt = z
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
    return { id, guid, at, isSuccess, isFailure: !isSuccess && code >= 400, event, action: action ?? null };
  });

export interface AttemptsAsked {
  /** Null for all. A server that does not know the choice gives all. */
  readonly status: 'success' | 'failure' | null;
  /** Reads no further back; null reads all that GitHub has. */
  readonly since: Instant | null;
  /** The page to begin with; null for the newest. */
  readonly cursor: string | null;
  readonly maxPages: number;
}

/** Reads what GitHub tried to deliver to the app. */
export async function readAttempts(
  app: Octokit['rest'],
  { status, since, cursor, maxPages }: AttemptsAsked,
): Promise<Attempts> {
  const list: Attempt[] = [];
  let date: Instant | null = null;
  let next = cursor;
  for (let page = 0; page < maxPages; page += 1) {
    const { data, headers } = await app.apps.listWebhookDeliveries({
      per_page: PER_PAGE,
      ...(status === null ? {} : { status }),
      ...(next === null ? {} : { cursor: next }),
    });
    date ??= readDate(headers.date);
    const read = parsePage(data);
    list.push(
      ...read.filter(
        ({ at, isSuccess }) => isAsked(at, since) && (status === null || isSuccess === (status === 'success')),
      ),
    );
    next = nextCursor(headers.link);
    const oldest = read.at(-1);
    if (next === null || oldest === undefined || !isAsked(oldest.at, since)) return { list, date, next: null };
  }
  return { list, date, next };
}

/** Returns from when on a list is read of which everything before a time is dealt with. */
export function marginBefore(since: Instant | null): Instant | null {
  return since === null ? null : since - MARGIN_MS;
}

/** One that cannot be read loses no other. A page of such alone is a failure worth another try. */
function parsePage(data: unknown): readonly Attempt[] {
  const rows = parseAnswer(z.array(z.unknown()), data);
  const read = rows.flatMap((row) => attempt.safeParse(row).data ?? []);
  return read.length > 0 ? read : parseAnswer(z.array(attempt), data);
}

function isAsked(at: Instant, since: Instant | null): boolean {
  return since === null || at >= since;
}

/** Returns the cursor of the next page from a `Link` header. */
function nextCursor(link: string | undefined): string | null {
  const next = /<([^<>]{1,2000})>;\s*rel="next"/.exec((link ?? '').slice(0, 5_000))?.[1];
  return next !== undefined && URL.canParse(next) ? new URL(next).searchParams.get('cursor') : null;
}
