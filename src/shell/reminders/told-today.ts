import * as z from 'zod';
import { parseLedger, type Sent } from '../../core/reminders/ledger.js';
import { isOurs, type Actor, type Identity, type Instant } from '../../core/snapshot.js';
import type { RepositoryRef } from '../../core/subject.js';
import type { LookUp } from '../github/client/look-up.js';

const comments = z.array(
  z.object({
    body: z.string().nullish(),
    created_at: z.string(),
    user: z.object({ login: z.string(), type: z.string() }).nullable(),
  }),
);

/**
 * Returns our messages of the newest hundred comments of a repository since a moment, on whatever items: also on those that were closed
 * since then, and whose threads nobody read. One request.
 */
export async function readToldSince(
  lookUp: LookUp,
  ref: RepositoryRef,
  me: Identity,
  since: Instant,
): Promise<readonly Sent[]> {
  const { data } = await lookUp(ref, (rest) =>
    rest.issues.listCommentsForRepo({
      owner: ref.owner,
      repo: ref.repo,
      since: new Date(since).toISOString(),
      sort: 'created',
      direction: 'desc',
      per_page: 100,
    }),
  );
  return comments.parse(data).flatMap(({ body, created_at, user }) => {
    const author = actorOf(user);
    if (!isOurs(author, me)) return [];
    return parseLedger({ author, body: body ?? '', createdAt: Date.parse(created_at) }, me) ?? [];
  });
}

/** REST writes a bot's login with `[bot]` behind it. */
function actorOf(user: z.infer<typeof comments>[number]['user']): Actor | null {
  if (user === null) return null;
  const type = user.type === 'Bot' ? 'bot' : user.type === 'User' ? 'user' : 'other';
  return { login: user.login.replace(/\[bot\]$/, ''), type };
}
