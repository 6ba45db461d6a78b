import { isDeepStrictEqual } from 'node:util';
import pLimit from 'p-limit';
import type { Config, ConfigState } from '../../../core/config/config.js';
import { compareItem, sumUp } from '../../../core/preview/compare.js';
import type { Compared } from '../../../core/preview/compare.js';
import type { Preview, PreviewItem } from '../../../core/preview/preview.js';
import type { RepositoryRef } from '../../../core/subject.js';
import { en } from '../../../core/text/en.js';
import { LruMap } from '../../lru.js';
import type { Ask } from '../client/ask.js';
import { FailureError } from '../client/errors.js';
import { MOST_CHARACTERS, readOpenItems } from './open-items.js';

const MAX_PREVIEWS = 200;

/** A page that GitHub cannot make in time it may never make. */
const MAX_TRIES = 3;

/** What a preview is made of. `key` is the same for the same head and the same two configurations. */
export interface PreviewSubject {
  readonly ref: RepositoryRef;
  /** The pull request that proposes it, which is no longer open once it is merged. */
  readonly number: number;
  readonly key: string;
  readonly before: ConfigState;
  readonly after: ConfigState;
}

/** Works out previews, each once. */
export class Previews {
  readonly #ask: Ask;
  /** One at a time: of several that take turns, each would add its item to the wait of everything else. */
  readonly #turn = pLimit(1);
  /** The pages of one preview can be tens of megabytes. */
  readonly #held = pLimit(2);
  readonly #known = new LruMap<string, Preview | 'unavailable'>(MAX_PREVIEWS);
  readonly #tries = new LruMap<string, number>(MAX_PREVIEWS);

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /**
   * Returns what a proposed configuration would change; null where it is unsound or the same. `isAnew`: a person asked for it
   * again, so that what is known does not count.
   */
  async read(
    subject: PreviewSubject,
    options: { readonly isAnew: boolean; readonly issueTypes: boolean },
  ): Promise<Preview | 'unavailable' | null> {
    const [before, after] = [configOf(subject.before), configOf(subject.after)];
    if (subject.after.status === 'invalid' || isDeepStrictEqual(before, after)) return null;
    const known = options.isAnew ? undefined : this.#known.get(subject.key);
    if (known !== undefined) return known;
    const work = this.#held(() => this.#work(subject, before, after, options.issueTypes));
    const preview = await work.catch((error: unknown) => this.#giveUp(subject.key, error));
    this.#known.set(subject.key, preview);
    return preview;
  }

  async #work(
    { ref, number }: PreviewSubject,
    before: Config | null,
    after: Config | null,
    issueTypes: boolean,
  ): Promise<Preview> {
    const shape = { issueTypes, paths: [before, after].some((config) => config !== null && matchesPaths(config)) };
    const { items, total } = await readOpenItems(this.#ask, ref, shape);
    const others = items.filter((item) => item.number !== number);
    const compared = await this.#turn(() => compareInTurn(before, after, others));
    return sumUp(before, after, compared, Math.max(0, total - 1 - compared.length));
  }

  /** What GitHub refuses for good, or fails at time and again, must not cost the pull request its check. */
  #giveUp(key: string, error: unknown): 'unavailable' {
    if (!(error instanceof FailureError)) throw error;
    const { failure } = error;
    if (failure.kind === 'give-up') return 'unavailable';
    if (failure.scope !== 'item') throw error;
    const tries = (this.#tries.get(key) ?? 0) + 1;
    this.#tries.set(key, tries);
    if (tries < MAX_TRIES) throw error;
    this.#tries.delete(key);
    return 'unavailable';
  }
}

/** Between two items everything else has its turn: a long body under a costly configuration takes its time. */
async function compareInTurn(
  before: Config | null,
  after: Config | null,
  items: readonly PreviewItem[],
): Promise<readonly Compared[]> {
  const compared: Compared[] = [];
  let characters = 0;
  for (const item of items) {
    characters += item.body.length;
    if (characters > MOST_CHARACTERS) break;
    // No sentence of a verdict is shown, so that the language does not matter.
    compared.push(compareItem(before, after, item, en));
    await new Promise((resolve) => setImmediate(resolve));
  }
  return compared;
}

function configOf(state: ConfigState): Config | null {
  return state.status === 'valid' ? state.config : null;
}

/** Tells whether a template is chosen by changed paths. */
export function matchesPaths(config: Config): boolean {
  return config.templates.some(({ match }) => (match?.paths.length ?? 0) > 0);
}
