import type { Clock } from './clock.js';

/** Returns what a promise comes to, or `late` where it takes longer than so many milliseconds. It goes on all the same. */
export async function within<T, L>(clock: Clock, milliseconds: number, promise: Promise<T>, late: L): Promise<T | L> {
  let cancel = (): void => undefined;
  const timeout = new Promise<L>((resolve) => {
    cancel = clock.after(milliseconds, () => resolve(late));
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    cancel();
  }
}
