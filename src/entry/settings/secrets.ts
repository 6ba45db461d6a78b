import type { Variables } from './schema.js';

/** Probot's default, known to everybody. */
export const DEFAULT_SECRET = 'development';

const SHORTEST_SECRET = 16;

/** Returns what is wrong with the secrets of webhooks. Outside production anything goes, but one secret given twice. */
export function secretProblemsOf(variables: Variables, isProduction: boolean): readonly string[] {
  const { WEBHOOK_SECRET: current, WEBHOOK_SECRET_PREVIOUS: previous } = variables;
  const problems: string[] = [];
  if (isProduction) {
    const problem = current === undefined ? 'is missing; without it anybody can send us events' : weaknessOf(current);
    if (problem !== null) problems.push(`WEBHOOK_SECRET: ${problem}`);
  }
  if (previous === undefined) return problems;
  const problem =
    previous === (current ?? DEFAULT_SECRET)
      ? 'is the same as WEBHOOK_SECRET; set the secret before it, or none'
      : isProduction
        ? weaknessOf(previous)
        : null;
  return problem === null ? problems : [...problems, `WEBHOOK_SECRET_PREVIOUS: ${problem}`];
}

/** The one before is as good as the one now for whoever wants to send us events, so it has to be as strong. */
function weaknessOf(secret: string): string | null {
  if (secret === DEFAULT_SECRET) return 'is the default, which everybody knows';
  return secret.trim().length >= SHORTEST_SECRET ? null : `must have at least ${SHORTEST_SECRET} characters`;
}
