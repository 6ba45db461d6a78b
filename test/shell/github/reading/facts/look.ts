import { onTestFinished } from 'vitest';
import type { FactsNeed } from '../../../../../src/core/decisions/facts.js';
import type { ItemSubject } from '../../../../../src/core/subject.js';
import { askVia } from '../../../../../src/shell/github/client/ask.js';
import { connectAsApp } from '../../../../../src/shell/github/client/client.js';
import { lookUpVia } from '../../../../../src/shell/github/client/look-up.js';
import { Pacing } from '../../../../../src/shell/github/client/pacing.js';
import { createFacts } from '../../../../../src/shell/github/reading/facts/read-facts.js';
import type { FactsOptions } from '../../../../../src/shell/github/reading/facts/read-facts.js';
import { startGitHub } from '../../../../github/index.js';
import type { FakeGitHub, FakeGitHubOptions, FakeRepository } from '../../../../github/index.js';
import { SimulatedClock } from '../../../simulated-clock.js';

export const NOTHING: FactsNeed = {
  roles: [],
  teams: [],
  readers: null,
  askers: [],
  versions: false,
  codeowners: false,
  countries: [],
  people: null,
  record: null,
};

/** GitHub, and the app's eyes on it under a clock of the test's own. */
export interface Look {
  readonly github: FakeGitHub;
  readonly clock: SimulatedClock;
  readonly options: FactsOptions;
  /** What was warned of. */
  readonly warnings: readonly object[];
  /** Operations asked for since the last time. */
  asked(): readonly string[];
}

export async function look(options: FakeGitHubOptions = {}): Promise<Look> {
  const clock = new SimulatedClock(Date.now());
  const github = await startGitHub({ now: () => clock.now(), ...options });
  onTestFinished(() => github.stop());
  const { app, apiUrl: baseUrl, requests } = github;
  const connect = connectAsApp({ appId: app.id, privateKey: app.privateKey, baseUrl }, { clock });
  const pacing = new Pacing({ clock, writes: 'off' });
  const warnings: object[] = [];
  const quiet = () => undefined;
  const log = { debug: quiet, info: quiet, warn: (fields: object) => void warnings.push(fields), error: quiet };
  let mark = requests.mark();
  return {
    github,
    clock,
    options: {
      ask: askVia({ connect, pacing, clock }),
      lookUp: lookUpVia({ connect, pacing }),
      me: { login: app.slug, type: 'bot', appId: app.id },
      clock,
      log,
    },
    warnings,
    asked() {
      const operations = requests.reads(mark).map(({ operation }) => operation);
      mark = requests.mark();
      return operations;
    },
  };
}

export function subjectOf(repo: FakeRepository, number = 1): ItemSubject {
  return { ...repo.ref(), kind: 'item', number };
}

/** Looks up facts of the first issue of a repository, asking for no more than what is named. */
export function readerOf({ options }: Look, repo: FakeRepository) {
  const readFacts = createFacts(options);
  return (need: Partial<FactsNeed>, came?: Parameters<typeof readFacts>[2]) =>
    readFacts(subjectOf(repo), { ...NOTHING, ...need }, came);
}
