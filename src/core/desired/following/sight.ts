import { readSaid } from '../../commands/said.js';
import type { Config, Template } from '../../config/config.js';
import type { DecisionFacts } from '../../decisions/facts.js';
import type { DecisionSettings } from '../../decisions/input.js';
import type { Unlooked } from '../../decisions/needed.js';
import { DECISION_STATES, decisionLabel } from '../../decisions/labels.js';
import { isDecision } from '../../decisions/state.js';
import { readWritten } from '../../decisions/written.js';
import type { Snapshot } from '../../snapshot.js';
import { selectTemplate } from '../../templates/match.js';
import type { Verdict } from '../../verdict/verdict.js';
import { memoryIn } from './memory-in.js';

/** All that is known of an item before anything is looked up for it. */
export type Sight = Omit<Snapshot, 'decision' | 'record' | 'times'>;

/** Returns what is known of a decision but for what has to be looked up; null where the item is none, or is passed over. */
export function sightOf(
  snapshot: Sight,
  config: Config,
  verdict: Verdict,
  codeowners: DecisionFacts['codeowners'],
): Unlooked | null {
  const { item, me, thread, events, now } = snapshot;
  const template = templateOf(config, snapshot, verdict);
  if (template === null || verdict.decision === null) return null;
  return {
    now,
    me,
    item,
    template,
    sections: verdict.sections,
    written: readWritten(template, item),
    hearing: readSaid({ thread, me }),
    thread,
    events,
    labels: labelsOf(config),
    memory: memoryIn(thread, me),
    settings: settingsOf(config, codeowners),
  };
}

function templateOf(config: Config, { item }: Sight, verdict: Verdict): Template | null {
  if (verdict.template === null) return null;
  const template = selectTemplate(config, item);
  return template !== null && isDecision(template, item) ? template : null;
}

function labelsOf({ labels }: Config): Unlooked['labels'] {
  return Object.fromEntries(
    DECISION_STATES.map((state) => [state, decisionLabel(state, labels)]),
  ) as Unlooked['labels'];
}

/** Who is asked where no command says it: by the configuration, else the members, else the owners of everything. */
function settingsOf({ decisions, people }: Config, codeowners: DecisionFacts['codeowners']): DecisionSettings {
  const { window } = decisions;
  if (decisions.ask.length > 0) return { window, asked: decisions.ask, askedBy: 'configuration' };
  const members = Object.keys(people.members).map((login) => login.replace(/^@/, ''));
  if (members.length > 0) return { window, asked: members, askedBy: 'members' };
  const owners = codeowners ?? [];
  return owners.length > 0
    ? { window, asked: owners, askedBy: 'codeowners' }
    : { window, asked: [], askedBy: 'nobody' };
}
