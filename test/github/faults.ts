/** What a fault is chosen by. */
export interface FaultSubject {
  readonly method: string;
  /** Without `/api/v3`. */
  readonly path: string;
  /** GitHub's operationId or the GraphQL operation's name. */
  readonly operation: string;
  readonly isWrite: boolean;
  readonly isGraphql: boolean;
}

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
  clear(): void;
  /** Returns what befalls a request: at most one fault and any latency. Each call counts. */
  take(subject: FaultSubject): readonly Fault[];
}

export function createFaults(): Faults {
  let planned: { readonly plan: PlannedFault; seen: number; fired: number }[] = [];
  return {
    add: (plan) => void planned.push({ plan, seen: 0, fired: 0 }),
    clear() {
      planned = [];
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
      return taken;
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
