/** What a fault is chosen by. */
export interface FaultSubject {
  readonly method: string;
  /** Without `/api/v3`. */
  readonly path: string;
  /** GitHub's operationId or the GraphQL operation's name. */
  readonly operation: string;
  readonly isWrite: boolean;
  readonly isGraphql: boolean;
  /** What it concerns: `owner/name#7` where it names an item, else `owner/name`; null where it names neither. */
  readonly about: string | null;
}

/** Decides, request by request, what befalls it; null for nothing. It is told of every request. */
export type FaultSource = (subject: FaultSubject) => Fault | null;

export type FaultMatch =
  | ((subject: FaultSubject) => boolean)
  | {
      readonly method?: string;
      readonly path?: string | RegExp;
      readonly operation?: string;
      readonly isWrite?: boolean;
      readonly isGraphql?: boolean;
    };

export type Fault =
  | { readonly type: 'status'; readonly status: number; readonly when: 'before' | 'after' }
  | {
      readonly type: 'rate-limit';
      readonly status?: 429 | 403;
      readonly retryAfter?: number;
      readonly resetIn?: number;
    }
  | { readonly type: 'secondary-limit'; readonly status?: 429 | 403; readonly retryAfter?: number }
  | { readonly type: 'graphql-limit'; readonly resetIn?: number }
  | {
      readonly type: 'graphql-error';
      readonly message: string;
      readonly errorType?: string;
      readonly path?: readonly (string | number)[];
      readonly data?: unknown;
    }
  | { readonly type: 'reset'; readonly when: 'before' | 'after' }
  | { readonly type: 'latency'; readonly ms: number };

export interface PlannedFault {
  readonly match?: FaultMatch;
  /** Fires from this match on, counted from 1. */
  readonly nth?: number;
  readonly times?: number;
  readonly fault: Fault;
}

export interface Faults {
  add(planned: PlannedFault): void;
  /** Lets `source` decide about every request that no planned fault befalls; null ends it. */
  setSource(source: FaultSource | null): void;
  /** Ends all of them, the source among them. */
  clear(): void;
  /** Returns what befalls a request: at most one fault and any latency. Each call counts. */
  take(subject: FaultSubject): readonly Fault[];
}

export function createFaults(): Faults {
  let planned: { readonly plan: PlannedFault; seen: number; fired: number }[] = [];
  let source: FaultSource | null = null;
  return {
    add: (plan) => void planned.push({ plan, seen: 0, fired: 0 }),
    setSource(other) {
      source = other;
    },
    clear() {
      planned = [];
      source = null;
    },
    take(subject) {
      const taken: Fault[] = [];
      for (const each of planned) {
        const isLatency = each.plan.fault.type === 'latency';
        if (!matches(each.plan.match, subject) || (!isLatency && taken.some((fault) => fault.type !== 'latency')))
          continue;
        each.seen += 1;
        if (each.seen < (each.plan.nth ?? 1) || each.fired >= (each.plan.times ?? 1)) continue;
        each.fired += 1;
        taken.push(each.plan.fault);
      }
      const chance = source?.(subject) ?? null;
      return chance === null || taken.length > 0 ? taken : [chance];
    },
  };
}

function matches(match: FaultMatch | undefined, subject: FaultSubject): boolean {
  if (match === undefined) return true;
  if (typeof match === 'function') return match(subject);
  const { method, path, operation, isWrite, isGraphql } = match;
  return (
    (method === undefined || method === subject.method) &&
    (path === undefined || (typeof path === 'string' ? path === subject.path : path.test(subject.path))) &&
    (operation === undefined || operation === subject.operation) &&
    (isWrite === undefined || isWrite === subject.isWrite) &&
    (isGraphql === undefined || isGraphql === subject.isGraphql)
  );
}
