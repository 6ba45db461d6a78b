const PREFIX = 'async-conventions/decision-';

/** Returns the branch from which the record of a decision is put forward. Its name is fixed, so that nothing is put forward twice. */
export function recordBranch(number: number): string {
  return `${PREFIX}${number}`;
}

/** Returns the decision whose record a branch is for; null for any other branch. */
export function decisionOfBranch(branch: string): number | null {
  const figures = branch.startsWith(PREFIX) ? /^[1-9]\d{0,9}$/.exec(branch.slice(PREFIX.length)) : null;
  return figures === null ? null : Number(figures[0]);
}
