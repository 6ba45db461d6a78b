import type { RepositoryRef } from '../../../core/subject.js';
import type { Ask } from '../client/ask.js';
import { decisionsAnswer } from './answers/index.js';
import { decisionsQuery } from './queries/index.js';

/** More decisions than these nobody looks through. */
const MAX_DECISIONS = 500;

const MAX_PAGES = 10;

/** Returns the numbers of the issues that carry any of some labels, lowest first: of more than five hundred the newest. */
export async function readDecisionNumbers(
  ask: Ask,
  ref: RepositoryRef,
  labels: readonly string[],
): Promise<{ readonly numbers: readonly number[]; readonly isWhole: boolean }> {
  const found = new Set<number>();
  let left = labels.map((label) => ({ label, after: null as string | null }));
  for (let page = 0; page < MAX_PAGES && left.length > 0; page += 1) {
    const variables = Object.fromEntries(
      left.flatMap(({ label, after }, index) => [
        [`l${index}`, label],
        [`a${index}`, after],
      ]),
    );
    const { repository } = await ask(ref, decisionsQuery(left.length), variables, decisionsAnswer);
    left = left.flatMap(({ label }, index) => {
      const answer = repository[`s${index}`];
      for (const { number } of answer?.nodes ?? []) found.add(number);
      return answer?.pageInfo.hasNextPage === true ? [{ label, after: answer.pageInfo.endCursor }] : [];
    });
  }
  const numbers = [...found].sort((a, b) => a - b);
  return { numbers: numbers.slice(-MAX_DECISIONS), isWhole: left.length === 0 && numbers.length <= MAX_DECISIONS };
}
