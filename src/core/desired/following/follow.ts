import { decide } from '../../decisions/decide.js';
import { countryOf } from '../../time/calendar.js';
import { calendarsOf, clockworkOf } from '../../decisions/calendars.js';
import { NO_FACTS } from '../../decisions/facts.js';
import type { Snapshot } from '../../snapshot.js';
import type { Verdict } from '../../verdict/verdict.js';
import type { DecisionMatter } from '../comment/decision/matter.js';
import { keptMatter } from './kept.js';
import { isNews } from '../manners/old-decisions.js';
import { situationOf } from '../record/situation.js';
import { sightOf } from './sight.js';

/** Returns how the decision of an item stands, and in whose zones to tell of it; null where the item is none, or is passed over. */
export function followDecision(snapshot: Snapshot, verdict: Verdict | null): DecisionMatter | null {
  const { config, decision } = snapshot;
  if (config.status !== 'valid' || verdict === null) return null;
  const facts = decision ?? NO_FACTS;
  const sight = sightOf(snapshot, config.config, verdict, facts.codeowners);
  if (sight === null) return null;
  const calendars = calendarsOf(config.config.people, facts, snapshot.thread);
  const decided = decide({ ...sight, facts, clockwork: clockworkOf(config.config.decisions, calendars) });
  const teamZone = calendars.of(null).zone;
  const countries = new Set(decided.asked.map(({ login }) => countryOf(config.config.people, login)));
  const source = { item: snapshot.item, template: sight.template, decision: decided, zone: teamZone };
  const matter: DecisionMatter = {
    decision: decided,
    ownerZone: calendars.of(decided.owner).zone,
    teamZone,
    holidayNotes: facts.holidayNotes.filter(({ country }) => countries.has(country)),
    supersedes: facts.record?.supersedes ?? [],
    kept: null,
  };
  const kept = facts.record === null ? null : keptMatter(source, config.config.decisions, facts.record);
  if (kept === null) return matter;
  const { record } = snapshot;
  const keeping = { ...kept, isNews: isNews(snapshot, config.config.labels, matter) };
  const situation = kept.via === 'pr' && record !== null ? situationOf(keeping, record) : null;
  return { ...matter, kept: { ...kept, situation } };
}
