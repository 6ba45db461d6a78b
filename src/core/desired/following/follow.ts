import type { Clockwork } from '../../decisions/clockwork.js';
import { decide } from '../../decisions/decide.js';
import type { Decision } from '../../decisions/decision.js';
import type { DecisionFacts } from '../../decisions/facts.js';
import type { Snapshot } from '../../snapshot.js';
import type { Verdict } from '../../verdict/verdict.js';
import { sightOf } from './sight.js';

const NO_FACTS: DecisionFacts = { roles: {}, teams: {}, codeowners: null, versions: null };

/** Returns how the decision of an item stands; null where the item is none, or is passed over. */
export function followDecision(snapshot: Snapshot, verdict: Verdict | null, clockwork: Clockwork): Decision | null {
  const { config, decision: facts } = snapshot;
  if (config.status !== 'valid' || verdict === null) return null;
  const known = facts ?? NO_FACTS;
  const sight = sightOf(snapshot, config.config, verdict, known.codeowners);
  return sight === null ? null : decide({ ...sight, facts: known, clockwork });
}
