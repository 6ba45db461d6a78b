import type { Fault, FaultSubject } from '../../github/index.js';
import { createRandom } from '../random.js';

/** A fault that befell a request. */
export interface Misfortune {
  readonly at: number;
  readonly kind: FaultKind;
  readonly subject: FaultSubject;
}

type FaultKind =
  | '5xx before the effect'
  | '5xx after the effect'
  | 'reset before the effect'
  | 'reset after the effect'
  | 'GraphQL error'
  | 'slow answer'
  | '429'
  | 'secondary limit'
  | 'GraphQL limit';

/** Limits stop a whole installation for a second or two, so they are few. */
const WEIGHTS = {
  '5xx before the effect': 30,
  '5xx after the effect': 24,
  'reset before the effect': 14,
  'reset after the effect': 14,
  'GraphQL error': 10,
  'slow answer': 6,
  '429': 1,
  'secondary limit': 1,
  'GraphQL limit': 0.5,
} as const satisfies Record<FaultKind, number>;

/**
 * After so many faults about one thing, so many requests about it are spared. Without this the chance of a long storm would give
 * somebody twelve failures in a row, after which the app gives up as it should, and minutes of growing waits before that.
 */
const MOST_IN_A_ROW = 4;
const SPARED = 8;

/** Limits met one after the other double the wait. */
const LIMIT_REST_MS = 4_000;

/** What befalls GitHub's answers. */
export interface Weather {
  take(subject: FaultSubject): Fault | null;
  readonly misfortunes: readonly Misfortune[];
}

/** Returns the weather of a seed, in which a share of all requests goes wrong. */
export function createWeather(seed: number, share: number, now: () => number = Date.now): Weather {
  const random = createRandom(seed, 'faults');
  const misfortunes: Misfortune[] = [];
  const spells = new Map<string, { faults: number; spared: number }>();
  let lastLimit = -Infinity;

  /** Tells whether what a request is about has had enough for now. */
  function isSpared(about: string): boolean {
    const spell = spells.get(about) ?? { faults: 0, spared: 0 };
    spells.set(about, spell);
    if (spell.spared > 0) {
      spell.spared -= 1;
      return true;
    }
    return false;
  }

  function count(about: string): void {
    const spell = spells.get(about);
    if (spell === undefined) return;
    spell.faults += 1;
    if (spell.faults < MOST_IN_A_ROW) return;
    spell.faults = 0;
    spell.spared = SPARED;
  }

  return {
    misfortunes,
    take(subject) {
      const about = subject.about ?? 'the app';
      if (isSpared(about) || !random.chance(share)) return null;
      const kind = random.weighted(WEIGHTS);
      const fault = faultOf(kind, 0.05 + random.next() * 0.2);
      const isLimit = fault.type === 'rate-limit' || fault.type === 'secondary-limit' || fault.type === 'graphql-limit';
      const isFitting = subject.isGraphql || (kind !== 'GraphQL error' && kind !== 'GraphQL limit');
      if (!isFitting || (isLimit && now() - lastLimit < LIMIT_REST_MS)) return null;
      if (isLimit) lastLimit = now();
      count(about);
      misfortunes.push({ at: now(), kind, subject });
      return fault;
    },
  };
}

function faultOf(kind: FaultKind, seconds: number): Fault {
  switch (kind) {
    case '5xx before the effect':
      return { type: 'status', status: 502, when: 'before' };
    case '5xx after the effect':
      return { type: 'status', status: 503, when: 'after' };
    case 'reset before the effect':
      return { type: 'reset', when: 'before' };
    case 'reset after the effect':
      return { type: 'reset', when: 'after' };
    case 'GraphQL error':
      return { type: 'graphql-error', message: 'Something went wrong while executing your query.' };
    case 'slow answer':
      return { type: 'latency', ms: Math.round(seconds * 1_000) };
    case '429':
      return { type: 'rate-limit', status: 429, retryAfter: 1, resetIn: 1 };
    case 'secondary limit':
      return { type: 'secondary-limit', retryAfter: 1 };
    case 'GraphQL limit':
      return { type: 'graphql-limit', resetIn: 1 };
    default:
      return kind satisfies never;
  }
}

/** Tells whether the effect took place though the answer said nothing of it. */
export function hidesEffect({ kind }: Misfortune): boolean {
  return kind === '5xx after the effect' || kind === 'reset after the effect';
}

/** Tells whether a request had no effect at all. */
export function isInVain(misfortune: Misfortune): boolean {
  return !hidesEffect(misfortune) && misfortune.kind !== 'slow answer';
}
