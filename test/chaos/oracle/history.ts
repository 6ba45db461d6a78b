import type { FakeGitHub, model } from '../../github/index.js';
import { hidesEffect, isInVain } from '../storm/weather.js';
import type { Misfortune } from '../storm/weather.js';
import type { Reasons } from './ledger.js';

/** What happened to a run from outside. */
export interface Troubles {
  readonly misfortunes: readonly Misfortune[];
  /** When processes were killed. */
  readonly kills: readonly number[];
  /** When reads trailed. */
  readonly lags: readonly { readonly from: number; readonly to: number }[];
  readonly isSeveral: boolean;
}

/** More of something than there was reason for. */
export interface Excess {
  readonly about: string;
  readonly what: string;
  /** What explains it; null where nothing does. */
  readonly why: string | null;
}

/** What the app did to all items together, beside what there was reason for. */
export interface HistoryFigures {
  readonly created: number;
  /** Items that were commented on. */
  readonly commented: number;
  readonly edited: number;
  readonly mentions: number;
  readonly flips: number;
  /** The most flips that people gave reason for. */
  readonly flipReasons: number;
  readonly excesses: readonly Excess[];
}

/** How long after an end of lag a stale read may still bear on what is written. */
const AFTERMATH_MS = 5_000;

/**
 * Looks through the history of every item: comments created, notifications, edits and label flips. What is more than people
 * gave reason for must have a fault to explain it.
 */
export function readHistory(
  github: FakeGitHub,
  reasons: ReadonlyMap<string, Reasons>,
  troubles: Troubles,
): HistoryFigures {
  const bot = github.app.bot;
  const creations = creationsIn(github, troubles);
  const told = github.world.notifications.filter(({ actor }) => actor === `${github.app.slug}[bot]`);
  const excesses: Excess[] = [];
  let edited = 0;
  let flips = 0;
  let flipReasons = 0;
  for (const [about, times] of creations) excesses.push(...excessOfCreations(about, times, troubles));
  for (const repo of github.world.repositories.values()) {
    for (const item of repo.items.values()) {
      const about = `${repo.owner.login}/${repo.name}#${item.number}`;
      const reason = reasons.get(about) ?? { touches: 0, turns: 0, decisionTurns: 0, hands: 0 };
      const own = flipsOf(item, bot);
      const edits = editsOf(repo, item, bot);
      edited += edits;
      flips += own.length;
      const most = reason.turns + 2 * reason.decisionTurns + 2 * reason.hands;
      flipReasons += most;
      if (own.length > most) {
        const what = `${own.length} label flips where ${most} had a reason`;
        excesses.push({ about, what, why: whyFlipped(own, troubles) });
      }
      if (edits > reason.touches) {
        const what = `its comment was edited ${edits} times though it was touched ${reason.touches} times`;
        excesses.push({ about, what, why: lagOver(troubles, own) });
      }
    }
  }
  const mentions = told.filter((each) => each.reason !== 'comment' || each.mentions.length > 0);
  for (const each of mentions) {
    excesses.push({
      about: `${each.repository}#${each.number}`,
      what: `mentioned ${each.mentions.length} people`,
      why: null,
    });
  }
  return {
    created: [...creations.values()].reduce((sum, times) => sum + times.length, 0),
    commented: creations.size,
    edited,
    mentions: mentions.length,
    flips,
    flipReasons,
    excesses,
  };
}

/** When comments of ours came into being, by item: one whose answer was lost came into being, too. */
function creationsIn(github: FakeGitHub, { misfortunes }: Troubles): ReadonlyMap<string, readonly number[]> {
  const spoilt = new Set(misfortunes.filter((each) => isInVain(each)).map(({ subject }) => subject));
  const creations = new Map<string, readonly number[]>();
  for (const request of github.requests.all) {
    if (request.operation !== 'issues/create-comment' || request.about === null || spoilt.has(request)) continue;
    creations.set(request.about, [...(creations.get(request.about) ?? []), request.at]);
  }
  return creations;
}

function excessOfCreations(about: string, times: readonly number[], troubles: Troubles): readonly Excess[] {
  const hidden = troubles.misfortunes.filter(
    (each) => hidesEffect(each) && each.subject.operation === 'issues/create-comment' && each.subject.about === about,
  ).length;
  return times.slice(1).map((at, index) => {
    const before = times[index] ?? at;
    const isKilled = troubles.kills.some((kill) => kill >= before - 1_000 && kill <= at);
    const isTrailing = isLagging(troubles, at);
    const why =
      index < hidden
        ? 'the answer to a creation was lost'
        : isTrailing && isKilled
          ? 'a process was killed after a creation, and reads trailed'
          : isTrailing && troubles.isSeveral
            ? 'another process read what trailed the creation'
            : null;
    return { about, what: 'one more comment was created', why };
  });
}

function flipsOf(item: model.Item, bot: model.Account): readonly number[] {
  return item.timeline
    .filter(({ type, actor }) => (type === 'labeled' || type === 'unlabeled') && actor.id === bot.id)
    .map(({ at }) => Date.parse(at));
}

function editsOf(repo: model.Repository, item: model.Item, bot: model.Account): number {
  return [...repo.comments.values()]
    .filter(({ number, author }) => number === item.number && author.id === bot.id)
    .reduce((sum, { edits }) => sum + edits.slice(1).filter(({ editor }) => editor.id === bot.id).length, 0);
}

function whyFlipped(flips: readonly number[], troubles: Troubles): string | null {
  return lagOver(troubles, flips);
}

function lagOver(troubles: Troubles, times: readonly number[]): string | null {
  return times.some((at) => isLagging(troubles, at)) ? 'reads trailed meanwhile' : null;
}

function isLagging({ lags }: Troubles, at: number): boolean {
  return lags.some(({ from, to }) => at >= from - 1_000 && at <= to + AFTERMATH_MS);
}
