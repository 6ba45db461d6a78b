import * as z from 'zod';

/** What the system says when it lets nobody listen, by `listen` itself or while the host is looked up. */
const listenFailure = z.object({ code: z.string(), syscall: z.enum(['listen', 'bind', 'getaddrinfo']) });

/**
 * Returns which setting keeps the app from listening, and why; null for a failure of another kind. `prefix` is what goes
 * before `HOST` and `PORT` in the names of the settings.
 */
export function listenProblemOf(error: unknown, prefix: '' | 'METRICS_' = ''): string | null {
  const failure = error instanceof Error ? listenFailure.safeParse(error).data : undefined;
  if (failure === undefined) return null;
  const { code, syscall } = failure;
  if (code === 'EADDRINUSE') return `${prefix}PORT: is in use by another program`;
  if (code === 'EACCES') return `${prefix}PORT: is not for this user to listen on`;
  if (code === 'EADDRNOTAVAIL' || syscall === 'getaddrinfo') return `${prefix}HOST: is no address of this machine`;
  return `${prefix}HOST, ${prefix}PORT: cannot be listened on (${code})`;
}
