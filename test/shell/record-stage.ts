import { EXPORT_DECISION } from '../core/decisions/export-decision.js';
import { found, startStage } from './harness.js';
import type { Stage, StageOptions } from './harness.js';
import type { FakeRepository } from '../github/index.js';

/** Monday morning in Lisbon. */
export const MONDAY = Date.UTC(2026, 0, 26, 9, 0, 0);

export const RECORD_CONFIG = `version: 1
scope: { grace: 0m }
people:
  timezone: Europe/Lisbon
  members: { olga: {}, ira: {} }
decisions: { window: 1wd, record: { via: pr } }
`;

export const us = 'async-conventions[bot]';

/** Decisions that are recorded by pull requests, and people who take them. */
export interface RecordStage {
  readonly stage: Stage;
  readonly repo: FakeRepository;
  readonly open: (title?: string) => Promise<number>;
  readonly say: (number: number, by: string, body: string) => Promise<void>;
  /** Proposes and accepts. */
  readonly decide: (number: number) => Promise<void>;
  /** Somebody touches the issue, which changes nothing of the decision. */
  readonly touch: (number: number) => Promise<void>;
  /** Numbers of pull requests, in the order in which they were opened. */
  readonly pulls: () => readonly number[];
  /** What people see of our comment. */
  readonly ours: (number: number) => string;
  /** Our comment's line on the record; empty where there is none. */
  readonly line: (number: number) => string;
  /** The record on a branch, the decision's own unless said otherwise. */
  readonly record: (number: number, branch?: string) => string | null;
}

export async function startRecords(options: StageOptions = {}, config = RECORD_CONFIG): Promise<RecordStage> {
  const stage = await startStage({ startsAt: MONDAY, permissions: { contents: 'write' }, ...options });
  const repo = await found(stage, 'octo/hello', config);
  repo.setPermission('olga', 'write');
  for (const login of ['ira', 'ana']) repo.setPermission(login, 'triage');
  const say = async (number: number, by: string, body: string): Promise<void> => {
    repo.comment(number, { by, body });
    await stage.rest();
  };
  const ours = (number: number): string => {
    const comment = repo.issue(number).comments.find(({ author }) => author === us);
    return (comment?.body ?? '').replace(/<!--.*?-->\n*/gs, '').trim();
  };
  let touches = 0;
  return {
    stage,
    repo,
    say,
    ours,
    open: async (title = 'Decision: where exports are kept') => {
      const number = repo.openIssue({ by: 'ana', title, body: EXPORT_DECISION });
      await stage.rest();
      return number;
    },
    decide: async (number) => {
      await say(number, 'ana', '/propose');
      await say(number, 'ira', '/approve');
      await say(number, 'olga', '/approve');
      await say(number, 'olga', '/accept because a larger machine would be needed by summer');
      await stage.pass(10_000);
    },
    touch: async (number) => {
      repo.addLabel(number, `touched ${(touches += 1)}`, { by: 'olga' });
      await stage.pass(10_000);
    },
    pulls: () => repo.issues().flatMap(({ kind, number }) => (kind === 'pull_request' ? [number] : [])),
    line: (number) =>
      ours(number)
        .split('\n')
        .find((each) => each.startsWith('**Record:**'))
        ?.replace('**Record:** ', '') ?? '',
    record: (number, branch = `async-conventions/decision-${number}`) =>
      repo.file(`docs/decisions/000${number}-where-exports-are-kept.md`, branch),
  };
}
