import type { ConfigState } from '../../../src/core/config/config.js';
import { evaluate } from '../../../src/core/verdict/evaluate.js';
import { en } from '../../../src/core/text/en.js';
import type { FakeGitHub, model } from '../../github/index.js';
import type { Action } from '../people/action.js';
import { MOVING } from '../people/cast.js';
import { configOf, itemOf } from './snapshot.js';

/** What people gave the app reason to do to one item, counted as they did it. */
export interface Reasons {
  /** What people did to it, or to the configuration that it is read by. */
  touches: number;
  /** How often it came to lack something, or came to lack nothing. */
  turns: number;
  /** How often the state of a decision changed. */
  decisionTurns: number;
  /** How often somebody put or took one of our labels. */
  hands: number;
}

interface Known extends Reasons {
  isLacking: boolean;
  decision: string | null;
}

/** The reasons of a run, by `owner/name#7`. */
export interface Ledger {
  /** Notes what somebody has just done. */
  note(action: Action): void;
  readonly reasons: ReadonlyMap<string, Reasons>;
}

const OURS = /^(async: incomplete|decision: .*)$/;

/** Returns an empty ledger. It reads the fake's own state after each action, and judges the item alone by the core. */
export function createLedger(github: FakeGitHub): Ledger {
  const known = new Map<string, Known>();
  const configs = new Map<string, ConfigState>();

  const repositoryOf = (name: string): model.Repository => {
    const repo = github.world.repositories.get(name.toLowerCase());
    if (repo === undefined) throw new Error(`${name} is not there`);
    return repo;
  };

  const configFor = (name: string, repo: model.Repository): ConfigState => {
    const config = configs.get(name) ?? configOf(repo);
    configs.set(name, config);
    return config;
  };

  function look(name: string, repo: model.Repository, item: model.Item): Known {
    const key = `${name}#${item.number}`;
    const before = known.get(key) ?? {
      touches: 0,
      turns: 0,
      decisionTurns: 0,
      hands: 0,
      isLacking: false,
      decision: null,
    };
    const config = configFor(name, repo);
    known.set(key, before);
    before.touches += 1;
    if (config.status !== 'valid') return before;
    const verdict = evaluate(config.config, itemOf(repo, item), en);
    const isLacking = verdict.outcome === 'fail';
    if (isLacking !== before.isLacking) before.turns += 1;
    if (verdict.decision !== before.decision) before.decisionTurns += 1;
    before.isLacking = isLacking;
    before.decision = verdict.decision;
    return before;
  }

  return {
    reasons: known,
    note(action) {
      const repo = repositoryOf(action.repo);
      if (action.type === 'configure') {
        configs.delete(MOVING);
        for (const item of repo.items.values()) look(action.repo, repo, item);
        return;
      }
      const item = repo.items.get(action.number);
      if (item === undefined) return;
      const reasons = look(action.repo, repo, item);
      if ((action.type === 'label' || action.type === 'unlabel') && OURS.test(action.name)) reasons.hands += 1;
    },
  };
}
