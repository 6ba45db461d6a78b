import type { Octokit } from '@octokit/rest';
import { expect, test } from 'vitest';
import type { Connect } from '../../../src/shell/github/client/client.js';
import type { Pacing } from '../../../src/shell/github/client/pacing.js';
import { RepositoryLists } from '../../../src/shell/sweep/installations.js';
import type { ListedRepositories } from '../../../src/shell/sweep/installations.js';
import { goRound } from '../../../src/shell/sweep/round.js';
import { silentLog } from '../silent-log.js';
import { SimulatedClock } from '../simulated-clock.js';

/** A list of GitHub's with so many entries, page by page. */
function paged<T>(count: number, entry: (index: number) => T) {
  return ({ per_page: size, page }: { readonly per_page: number; readonly page: number }): readonly T[] => {
    const length = Math.max(0, Math.min(size, count - (page - 1) * size));
    return Array.from({ length }, (_, index) => entry((page - 1) * size + index + 1));
  };
}

/** Goes round over so many installations, and returns the warnings. */
async function warningsOf(installations: number, of: (installation: number) => ListedRepositories): Promise<object[]> {
  const warnings: object[] = [];
  const pages = paged(installations, (id) => ({ id, suspended_at: null }));
  const listInstallations = (page: Parameters<typeof pages>[0]) => Promise.resolve({ data: pages(page), headers: {} });
  await goRound(
    {
      app: { apps: { listInstallations } } as unknown as Octokit['rest'],
      repositories: { of: (installation) => Promise.resolve(of(installation)) },
      budget: { heldUntil: () => Promise.resolve(null) },
      clock: new SimulatedClock(),
      log: { ...silentLog, warn: (fields, message) => warnings.push({ ...fields, message }) },
      isStopped: () => false,
    },
    () => Promise.resolve(),
  );
  return warnings;
}

const NONE: ListedRepositories = { list: [], isCut: false };

test('a round says where there are more installations than it looks at', async () => {
  expect(await warningsOf(9_999, () => NONE)).toEqual([]);
  expect(await warningsOf(10_050, () => NONE)).toEqual([
    { read: 10_000, message: 'more installations than are looked at' },
  ]);
});

test('a round says where an installation has more repositories than it looks at', async () => {
  const of = (installation: number) => ({ list: [], isCut: installation === 2 });
  expect(await warningsOf(3, of)).toEqual([
    { installation: 2, read: 0, message: 'more repositories than are looked at' },
  ]);
});

test.each([
  [9_999, 9_999, false],
  [10_050, 10_000, true],
])('of %i repositories %i are listed', async (count, read, isCut) => {
  const pages = paged(count, (id) => ({ id, name: `r${id}`, owner: { login: 'octo' } }));
  const listReposAccessibleToInstallation = (page: Parameters<typeof pages>[0]) =>
    Promise.resolve({ data: { repositories: pages(page) }, headers: {} });
  const connect = (() => ({ rest: { apps: { listReposAccessibleToInstallation } } })) as unknown as Connect;
  const pacing = { read: (_: number, ask: () => unknown) => ask() } as unknown as Pacing;
  const listed = await new RepositoryLists(connect, pacing).of(1);
  expect({ ...listed, list: listed.list.length }).toEqual({ list: read, isCut });
});
