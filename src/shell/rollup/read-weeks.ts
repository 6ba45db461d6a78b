import type { Config } from '../../core/config/config.js';
import { combineWeeks, untoldOf } from '../../core/rollup/combine.js';
import type { Counts, WeekFacts } from '../../core/rollup/facts.js';
import type { Frame } from '../../core/rollup/frame.js';
import type { RepositoryRef } from '../../core/subject.js';
import { FailureError } from '../github/client/errors.js';
import type { Reader } from '../github/reading/reader.js';
import { readCounts, readWeek, STEPS, type WeekReader } from './read-week.js';

export interface WeeksReader extends WeekReader {
  readonly neighbours: Pick<Reader, 'readNeighbour'>;
}

/** A further repository, read as far as it may be told of. */
type Other =
  | { readonly kind: 'told'; readonly week: WeekFacts }
  | { readonly kind: 'untold'; readonly counts: Counts }
  | { readonly kind: 'unread'; readonly repository: string };

/**
 * Returns all that is known of the week of a repository and of those that its configuration adds, which are read one after the other.
 *
 * Of another repository is told what everybody may read, and what its own file shares with this one. Of any other nothing but numbers
 * is read. One that GitHub does not give is named as unread.
 *
 * @throws FailureError where GitHub does not answer
 */
export async function readWeeks(
  reader: WeeksReader,
  home: RepositoryRef,
  frame: Frame,
  config: Config,
): Promise<WeekFacts> {
  const week = await readWeek(reader, home, frame, config);
  const others: Other[] = [];
  for (const name of furtherOf(config, nameOf(home))) {
    others.push(await readOther(reader, home, name, frame, config));
  }
  const told = others.flatMap((other) => (other.kind === 'told' ? other.week : []));
  return {
    ...combineWeeks(week, told),
    untold: untoldOf(others.flatMap((other) => (other.kind === 'untold' ? other.counts : []))),
    unread: others.flatMap((other) => (other.kind === 'unread' ? other.repository : [])),
  };
}

/** Returns in how many steps the repositories of a page are read, at most. */
export function countSteps(config: Config, home: RepositoryRef): number {
  return STEPS * (1 + furtherOf(config, nameOf(home)).length);
}

async function readOther(
  reader: WeeksReader,
  home: RepositoryRef,
  repository: string,
  frame: Frame,
  config: Config,
): Promise<Other> {
  const [owner = '', repo = ''] = repository.split('/');
  const ref = { installation: home.installation, owner, repo };
  try {
    const { isPublic, config: own } = await reader.neighbours.readNeighbour(ref);
    const isShared = own?.share_with.includes(nameOf(home).toLowerCase()) ?? false;
    if (!isPublic && !isShared) return { kind: 'untold', counts: await readCounts(reader, ref, frame) };
    return { kind: 'told', week: await readWeek(reader, ref, frame, withDaysOf(config, own ?? config)) };
  } catch (error) {
    if (!(error instanceof FailureError) || error.failure.kind !== 'give-up') throw error;
    return { kind: 'unread', repository };
  }
}

/** Its own templates and labels hold for what is in it, and the days of the page. */
function withDaysOf({ rollup }: Config, own: Config): Config {
  return { ...own, rollup };
}

/** Each once, whatever the case, and the page's own not again. */
function furtherOf({ rollup }: Config, home: string): readonly string[] {
  const names = new Map((rollup?.repos ?? []).map((name) => [name.toLowerCase(), name]));
  names.delete(home.toLowerCase());
  return [...names.values()];
}

function nameOf({ owner, repo }: RepositoryRef): string {
  return `${owner}/${repo}`;
}
