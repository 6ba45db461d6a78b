import * as z from 'zod';
import type { ProjectFact } from '../../core/rollup/facts.js';
import { resolveClosed } from '../../core/status/carry.js';
import { linkKey } from '../../core/status/links.js';
import type { RepositoryRef } from '../../core/subject.js';
import type { Ask } from '../github/client/ask.js';
import { closedItems } from '../github/reading/queries/closed-items.js';

/** So many issues that blockers name are looked at; a blocker that names another stands. */
const MOST_NAMED = 100;

const answer = z.object({
  repository: z.record(z.string(), z.object({ number: z.number(), closed: z.boolean() }).nullish()),
});

/**
 * Returns projects without the blockers that name issues or pull requests of which all are closed, by one request, and by none where no
 * blocker names any. What is in another repository is not looked at: not everybody may know how it stands.
 */
export async function withoutClosedBlockers(
  ask: Ask,
  ref: RepositoryRef,
  projects: readonly ProjectFact[],
): Promise<readonly ProjectFact[]> {
  const links = projects.flatMap(({ blockers }) => blockers.flatMap((blocker) => blocker.links));
  const named = links.flatMap((link) => (link.kind === 'issue' && link.repository === null ? [link.number] : []));
  const numbers = [...new Set(named)].slice(0, MOST_NAMED);
  if (numbers.length === 0) return projects;
  const variables = Object.fromEntries(numbers.map((number, index) => [`n${index}`, number]));
  const { repository } = await ask(ref, closedQuery(numbers.length), variables, answer);
  const closed = new Set(
    Object.values(repository).flatMap((found) =>
      found?.closed === true ? [linkKey({ kind: 'issue', repository: null, number: found.number })] : [],
    ),
  );
  return projects.map((project) => ({
    ...project,
    blockers: resolveClosed(project.blockers, closed).filter(({ isResolved }) => !isResolved),
  }));
}

/** Returns the query for whether issues and pull requests are closed, as `n0`, `n1`, … */
function closedQuery(count: number): string {
  const { variables, fields } = closedItems(count);
  return `
query WeekBlockers($owner: String!, $name: String!${variables}) {
  repository(owner: $owner, name: $name) {${fields}
  }
}`;
}
