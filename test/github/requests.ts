/** One request the fake was asked. */
export interface RecordedRequest {
  readonly method: string;
  /** Without `/api/v3`; the GraphQL endpoint is `/graphql`. */
  readonly path: string;
  /** The path with its parameters' names, `/repos/{owner}/{repo}/labels`. */
  readonly route: string;
  readonly operation: string;
  readonly isWrite: boolean;
  readonly isGraphql: boolean;
  /** 0 until answered, and when the connection was cut. */
  status: number;
  /** The type of the fault that befell it. */
  fault: string | null;
  /** By the fake's clock. */
  readonly at: number;
}

/** Operations that count neither as a read nor as a write: they spend nothing of what an event may cost. */
const uncounted = new Set(['apps/create-installation-access-token', 'rate-limit/get']);

/** All requests in order of arrival, and questions about them. A mark is a place in that order. */
export interface Requests {
  readonly all: readonly RecordedRequest[];
  mark(): number;
  since(mark: number): readonly RecordedRequest[];
  reads(mark?: number): readonly RecordedRequest[];
  writes(mark?: number): readonly RecordedRequest[];
  tokens(mark?: number): readonly RecordedRequest[];
}

export function createRequests(): Requests & { add(request: RecordedRequest): void } {
  const all: RecordedRequest[] = [];
  const since = (mark = 0) => all.slice(mark);
  return {
    all,
    add: (request) => void all.push(request),
    mark: () => all.length,
    since,
    reads: (mark) => since(mark).filter((each) => !each.isWrite && !uncounted.has(each.operation)),
    writes: (mark) => since(mark).filter((each) => each.isWrite && !uncounted.has(each.operation)),
    tokens: (mark) => since(mark).filter((each) => each.operation === 'apps/create-installation-access-token'),
  };
}
