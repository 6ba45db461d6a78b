import { calendarsOf, clockworkOf, type Calendars } from '../../decisions/calendars.js';
import { decide } from '../../decisions/decide.js';
import type { Decision } from '../../decisions/decision.js';
import { NO_FACTS, type DecisionFacts } from '../../decisions/facts.js';
import type { DecisionRecord } from '../../decisions/record/record.js';
import { recordOf, type RecordSource } from '../../decisions/record/record-of.js';
import type { Config } from '../../config/config.js';
import type { Snapshot } from '../../snapshot.js';
import { countryOf } from '../../time/calendar.js';
import type { Verdict } from '../../verdict/verdict.js';
import type { DecisionMatter } from '../comment/decision/matter.js';
import { isNews } from '../manners/old-decisions.js';
import { situationOf } from '../record/situation.js';
import { keptMatter } from './kept.js';
import { sightOf } from './sight.js';

/** Returns how the decision of an item stands, and in whose zones to tell of it; null where the item is none, or is passed over. */
export function followDecision(snapshot: Snapshot, verdict: Verdict | null): DecisionMatter | null {
  const followed = follow(snapshot, verdict);
  if (followed === null) return null;
  const { config, facts, calendars, decision, source } = followed;
  const countries = new Set(decision.asked.map(({ login }) => countryOf(config.people, login)));
  const matter: DecisionMatter = {
    decision,
    ownerZone: calendars.of(decision.owner).zone,
    teamZone: calendars.of(null).zone,
    holidayNotes: facts.holidayNotes.filter(({ country }) => countries.has(country)),
    supersedes: source.supersedes,
    kept: null,
  };
  const kept = facts.record === null ? null : keptMatter(source, config.decisions, facts.record);
  if (kept === null) return matter;
  const { record } = snapshot;
  const keeping = { ...kept, isNews: isNews(snapshot, config.labels, matter) };
  const situation = kept.via === 'pr' && record !== null ? situationOf(keeping, record) : null;
  return { ...matter, kept: { ...kept, situation } };
}

/** Returns a decision as it would be kept, however far it is; null where the item is none, or is passed over. */
export function followRecord(snapshot: Snapshot, verdict: Verdict | null): DecisionRecord | null {
  const followed = follow(snapshot, verdict);
  return followed === null ? null : recordOf(followed.source);
}

interface Followed {
  readonly config: Config;
  readonly facts: DecisionFacts;
  readonly calendars: Calendars;
  readonly decision: Decision;
  readonly source: RecordSource;
}

function follow(snapshot: Snapshot, verdict: Verdict | null): Followed | null {
  if (snapshot.config.status !== 'valid' || verdict === null) return null;
  const { config } = snapshot.config;
  const facts = snapshot.decision ?? NO_FACTS;
  const sight = sightOf(snapshot, config, verdict, facts.codeowners);
  if (sight === null) return null;
  const calendars = calendarsOf(config.people, facts, snapshot.thread);
  const decision = decide({ ...sight, facts, clockwork: clockworkOf(config.decisions, calendars) });
  const { pulls, supersedes } = facts.record ?? { pulls: [], supersedes: [] };
  const zone = calendars.of(null).zone;
  const source = { item: snapshot.item, template: sight.template, decision, zone, pulls, supersedes };
  return { config, facts, calendars, decision, source };
}
