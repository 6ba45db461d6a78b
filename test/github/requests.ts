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
  /** `owner/name#7` or `owner/name`, whichever the request names; null where it names neither. */
  readonly about: string | null;
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

/**
 * Returns what a request is about: `owner/name#7` where its path, its GraphQL variables or the external id of a check name an
 * item, else `owner/name`; null where it names no repository.
 */
export function subjectOfRequest(path: string, text: string): string | null {
  const body = readBody(text);
  const [, repo, number] = /^\/repos\/([^/]+\/[^/]+)(?:\/(?:issues|pulls)\/(\d+)\b)?/.exec(path) ?? [];
  if (repo !== undefined) {
    const check = body['external_id'];
    const named = number ?? (typeof check === 'string' ? /^pr:(\d+)$/.exec(check)?.[1] : undefined);
    return named === undefined ? repo : `${repo}#${named}`;
  }
  const { owner, name, number: item } = (body['variables'] ?? {}) as Record<string, unknown>;
  if (typeof owner !== 'string' || typeof name !== 'string') return null;
  return typeof item === 'number' ? `${owner}/${name}#${item}` : `${owner}/${name}`;
}

function readBody(text: string): Readonly<Record<string, unknown>> {
  try {
    const body: unknown = text === '' ? null : JSON.parse(text);
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
