import type { Decision } from '../decision.js';
import type { DecisionRecord } from './record.js';

/** Of longer lists the first. */
const MOST_PEOPLE = 100;

/**
 * Returns who decided, who was heard and who was told, as MADR parts them: those responsible, those who answered, and those who
 * were asked and said nothing. Nobody is in two of them.
 *
 * @param by who accepted; null for silence
 */
export function peopleOf(
  { owner, proposed, asked, approvals, concerns, objections }: Decision,
  by: string | null,
): Pick<DecisionRecord, 'decisionMakers' | 'consulted' | 'informed'> {
  const taken = new Set<string>();
  const free = (logins: readonly (string | null)[]): readonly string[] =>
    logins
      .filter((login) => login !== null)
      .filter((login) => !taken.has(login.toLowerCase()) && taken.add(login.toLowerCase()))
      .slice(0, MOST_PEOPLE);
  return {
    decisionMakers: free([by, owner, proposed?.by ?? null]),
    consulted: free([...approvals, ...concerns, ...objections].map((answer) => answer.by)),
    informed: free(asked.map(({ login }) => login)),
  };
}
