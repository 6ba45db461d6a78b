import type { Instant } from '../../../snapshot.js';
import { wallTime } from '../../../time/wall-clock.js';
import { quoteCode, quoteInline } from '../../../text/neutralise.js';
import type { Words } from '../../../text/en.js';
import type { Window } from '../../../decisions/decision.js';
import type { DecisionMatter } from './matter.js';
import { renderMoment } from './moment.js';

/** Returns how far the decision is, through which door, what is put forward, and until when it can be answered. */
export function renderHead(matter: DecisionMatter, words: Words): string {
  const { decision } = matter;
  const { head, doors, states, unproposed } = words.decisions;
  const isUnproposed = decision.state === 'proposed' && decision.proposed === null;
  const state = isUnproposed ? unproposed : states[decision.state];
  const sentences = [head(state, doors[decision.door]), renderProposal(matter, words)];
  const isRunning = decision.outcome === null && decision.window !== null && decision.state !== 'postponed';
  if (isRunning && decision.window !== null) sentences.push(renderWindow(matter, decision.window, words));
  sentences.push(renderSuperseded(matter, words));
  return sentences.filter((text) => text !== '').join(' ');
}

/** Those whose place it takes, once it does, or would take. */
function renderSuperseded({ supersedes }: DecisionMatter, words: Words): string {
  return supersedes.length === 0
    ? ''
    : words.decisions.supersedes(supersedes.map(({ number, url }) => `[#${number}](${url})`));
}

function renderProposal({ decision }: DecisionMatter, words: Words): string {
  if (decision.proposed === null || decision.outcome !== null) return '';
  const by = quoteCode(decision.proposed.by, 60);
  const { proposed, proposedAsWritten } = words.decisions;
  return decision.option === null ? proposedAsWritten(by) : proposed(by, quoteInline(decision.option, 200));
}

/** The end is said as the owner's clock shows it, and as it does where it is the latest hour among those asked. */
function renderWindow(matter: DecisionMatter, window: Window, words: Words): string {
  const { decisions } = words;
  const { endsAt, isExtended, isCapped } = window;
  const { state } = matter.decision;
  if (state === 'stalled') return decisions.closed(renderMoment(endsAt, matter.ownerZone, words));
  if (state === 'blocked') return decisions.closesOnceFree(renderMoment(endsAt, matter.ownerZone, words));
  const furthest = furthestOf(matter, endsAt);
  return [
    decisions.closes(renderMoment(endsAt, matter.ownerZone, words)),
    ...(furthest === null
      ? []
      : [decisions.closesToo(renderMoment(endsAt, furthest.zone, words), quoteCode(furthest.login, 60))]),
    ...(isCapped ? [decisions.capped] : isExtended ? [decisions.extended] : []),
  ].join(' ');
}

/** Of those asked and not excused, who is furthest from the owner's clock; null where all share it. */
function furthestOf(
  { decision, ownerZone }: DecisionMatter,
  at: Instant,
): { readonly login: string; readonly zone: string } | null {
  const home = offsetOf(at, ownerZone);
  let furthest: { readonly login: string; readonly zone: string; readonly by: number } | null = null;
  for (const { login, zone, isExcused } of decision.asked) {
    if (zone === null || isExcused) continue;
    const by = Math.abs(offsetOf(at, zone) - home);
    if (by > (furthest?.by ?? 0)) furthest = { login, zone, by };
  }
  return furthest;
}

/** Returns how a decision ended; empty while it has not. */
export function renderOutcome(matter: DecisionMatter, words: Words): string {
  const { decision, teamZone } = matter;
  const { outcome: texts } = words.decisions;
  const { outcome } = decision;
  if (outcome === null) return '';
  const when = renderMoment(outcome.at, teamZone, words);
  const by = outcome.by === null ? null : quoteCode(outcome.by, 60);
  const how =
    outcome.how === 'silence'
      ? texts.silence(when)
      : by === null
        ? texts.announced(when)
        : texts[outcome.how](by, when);
  const isAccepted = decision.state === 'accepted';
  return [
    isAccepted && outcome.option !== null ? texts.accepted(quoteInline(outcome.option, 200)) : '',
    isAccepted && outcome.option === null ? texts.acceptedAsWritten : '',
    outcome.because === null ? '' : texts.because(quoteInline(outcome.because, 300)),
    how,
    decision.supersededBy === null ? '' : texts.supersededBy(decision.supersededBy),
  ]
    .filter((text) => text !== '')
    .join(' ');
}

/** Milliseconds by which a zone's clock is ahead of UTC. */
function offsetOf(at: Instant, zone: string): number {
  return wallTime(at, zone) - at;
}
