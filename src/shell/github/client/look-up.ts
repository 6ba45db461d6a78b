import type { RepositoryRef } from '../../../core/subject.js';
import type { Client, Connect } from './client.js';
import type { Pacing } from './pacing.js';

/** Asks GitHub something over REST, at the pace of reads. Every failure is a `FailureError`. */
export type LookUp = <T>(ref: RepositoryRef, request: (rest: Client['rest']) => Promise<T>) => Promise<T>;

/** Returns how to look something up. */
export function lookUpVia({ connect, pacing }: { readonly connect: Connect; readonly pacing: Pacing }): LookUp {
  return (ref, request) => pacing.read(ref.installation, () => request(connect(ref.installation).rest));
}
