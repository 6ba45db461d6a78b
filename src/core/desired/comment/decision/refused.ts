import type { AwayFault, CommandFault } from '../../../commands/command.js';
import { commandUsage } from '../../../commands/index.js';
import { suggestZone } from '../../../config/faults/suggest-place.js';
import type { Decision, Refusal, RefusalReason } from '../../../decisions/decision.js';
import { quoteCode } from '../../../text/neutralise.js';
import type { Words } from '../../../text/en.js';
import type { DecisionMatter } from './matter.js';
import { renderMoment } from './moment.js';

/** The newest are those that somebody still waits for. */
const MOST_REFUSALS = 5;

/** What is shown to whoever wrote their days or hours in a way that was not understood. */
const AWAY_EXAMPLES: Readonly<Record<AwayFault, string>> = {
  form: '/away 2027-03-15..19',
  'no-such-day': '/away 2027-03-15..19',
  reversed: '/away 2027-03-15..19',
  'too-long': '/away 2027-03-15..2027-09-15',
  cover: '/away 2027-03-15..19 cover @ben',
};
const HOURS_EXAMPLE = '/hours 09:00-17:00 Europe/Lisbon mon-thu';

/** Returns what was said and not carried out, each with why, the newest first. */
export function renderRefused(matter: DecisionMatter, words: Words): string {
  const { refused } = words.decisions;
  const { refusals } = matter.decision;
  if (refusals.length === 0) return '';
  const shown = refusals.slice(-MOST_REFUSALS).reverse();
  const more = refusals.length - shown.length;
  return [
    refused.heading,
    '',
    ...shown.map((refusal) => `- ${renderRefusal(refusal, matter, words)}`),
    ...(more > 0 ? [`- ${refused.more(more)}`] : []),
  ].join('\n');
}

function renderRefusal(refusal: Refusal, matter: DecisionMatter, words: Words): string {
  const { line } = words.decisions.refused;
  return line(renderWhat(refusal, words), quoteCode(refusal.by, 60), renderReason(refusal, matter, words));
}

function renderWhat({ how, what, reason }: Refusal, words: Words): string {
  const { comment, closing } = words.decisions.refused;
  if (how === 'closing') return closing;
  // People look for the word that they wrote.
  if (reason.kind === 'fault' && reason.fault.kind === 'unknown') return quoteCode(`/${reason.fault.written}`, 60);
  // More commands than are read have no name of their own.
  return what === '' ? comment : quoteCode(what, 60);
}

function renderReason({ reason, name }: Refusal, { decision, teamZone }: DecisionMatter, words: Words): string {
  const { refused, states } = words.decisions;
  switch (reason.kind) {
    case 'fault':
      return renderFault(reason.fault, words);
    case 'not-allowed':
      return reason.who === 'decider' ? renderDecider(decision, words) : refused.who[reason.who];
    case 'state':
      return refused.state(states[reason.state]);
    case 'sections-missing':
      return name === 'propose' ? refused.sectionsToPropose : refused.sections;
    case 'nothing-proposed':
      return name === 'propose' ? refused.noOption : refused.nothingProposed;
    case 'open-concerns':
      return refused.openConcerns(reason.count);
    case 'held':
      return refused.held;
    case 'window-open':
      return refused.windowOpen(renderMoment(reason.until, teamZone, words));
    case 'nobody-asked':
      return refused.nobodyAsked;
    case 'unproposed':
      return refused.unproposed;
    case 'other-option':
      return refused.otherOption;
    case 'approvals-missing':
      return refused.approvalsMissing(reason.missing);
    case 'own-proposal':
      return name === 'approve' ? refused.ownApproval : refused.ownProposal;
    case 'no-such-concern':
      return refused.noSuchConcern;
    case 'in-the-past':
      return refused.past;
    case 'length':
      return refused.length;
    case 'not-a-collaborator':
      return refused.notCollaborator(quoteCode(reason.login, 60));
    case 'itself':
      return refused.itself;
    case 'already':
      return refused.already;
    case 'not-by-hand':
      return refused.notByHand;
    default:
      return reason satisfies never;
  }
}

/** Through a one-way door the owner may be one who decides nothing about what is their own. */
function renderDecider({ owner, door }: Decision, words: Words): string {
  const { who, decider } = words.decisions.refused;
  return owner === null || door === 'one-way' ? who.decider : decider(quoteCode(owner, 60));
}

function renderFault(fault: Extract<RefusalReason, { kind: 'fault' }>['fault'], words: Words): string {
  const { refused } = words.decisions;
  switch (fault.kind) {
    case 'unknown':
      return refused.unknown(quoteCode(commandUsage(fault.near)));
    case 'argument':
      return refused.argument(quoteCode(commandUsage(fault.name)));
    case 'away':
      return refused.away[fault.fault](quoteCode(AWAY_EXAMPLES[fault.fault]));
    case 'hours':
      return renderHoursFault(fault, words);
    case 'edited':
      return refused.edited;
    case 'too-many':
      return refused.tooMany;
    default:
      return fault satisfies never;
  }
}

function renderHoursFault({ fault, zone }: Extract<CommandFault, { kind: 'hours' }>, words: Words): string {
  const { hours } = words.decisions.refused;
  const example = quoteCode(HOURS_EXAMPLE);
  if (fault !== 'zone') return hours[fault](example);
  const near = suggestZone(zone ?? '');
  return hours.zone(example, quoteCode(zone ?? '', 60), near === null ? null : quoteCode(near));
}
