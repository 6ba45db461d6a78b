import { randomUUID } from 'node:crypto';
import type { Instant } from '../../../core/snapshot.js';

/** Returns an id for a job that is added now. It says since when the job is there, so that nothing has to be fetched for it. */
export function newJobId(isBackground: boolean, now: Instant): string {
  return `${isBackground ? 'background' : 'live'}-${Math.trunc(now)}-${randomUUID()}`;
}

/** Tells whether a job was added as one that nobody waits for. It may have become a live one since. */
export function wasBackground(id: string | undefined): boolean {
  return id?.startsWith('background-') === true;
}

/** Returns since when a job is there; null where another version has added it. */
export function addedAt(id: string | undefined): Instant | null {
  const [, at] = /^[a-z]+-(\d{13})-/.exec(id ?? '') ?? [];
  return at === undefined ? null : Number(at);
}
