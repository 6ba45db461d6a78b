interface Answered {
  readonly headers: { readonly date?: string | undefined };
}

/** Compares this machine's clock with GitHub's, by the `Date` of what it answers, refusals included. */
export class Watch {
  readonly #now: () => number;
  /** Milliseconds that this machine is ahead, to the second and the time an answer takes; null before any answer. */
  aheadMs: number | null = null;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Waits for an answer, and looks at the clock when it is there. */
  async of<T extends Answered>(request: Promise<T>): Promise<T> {
    try {
      const answer = await request;
      this.#look(answer.headers.date);
      return answer;
    } catch (error) {
      this.#look((error as { response?: Answered }).response?.headers.date);
      throw error;
    }
  }

  #look(date: string | undefined): void {
    const theirs = Date.parse(date ?? '');
    if (!Number.isNaN(theirs)) this.aheadMs = this.#now() - theirs;
  }
}

/** Returns an answer, or null where it is one of these refusals. */
export async function orNull<T>(request: Promise<T>, statuses: readonly number[]): Promise<T | null> {
  try {
    return await request;
  } catch (error) {
    const status = statusOf(error);
    if (status !== null && statuses.includes(status)) return null;
    throw error;
  }
}

/** Returns the HTTP status of a failed request; null where nothing was answered. */
export function statusOf(error: unknown): number | null {
  const { status, response } = error as { status?: unknown; response?: unknown };
  return typeof status === 'number' && response !== undefined ? status : null;
}
