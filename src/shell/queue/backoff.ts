/** The first wait is drawn from this span. */
const BASE_MS = 1_000;

/** No wait is drawn from a longer span. */
const CAP_MS = 10 * 60_000;

/**
 * Returns how long to wait after the given number of failures: exponential with full jitter, which spreads retries best
 * (AWS Architecture Blog, "Exponential Backoff And Jitter"), on top of what GitHub asked for.
 */
export function backoffMs(failures: number, afterMs: number | null, random: () => number): number {
  const span = Math.min(CAP_MS, BASE_MS * 2 ** Math.min(failures - 1, 30));
  return (afterMs ?? 0) + random() * span;
}
