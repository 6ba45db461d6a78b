import { EXPORT_DECISION } from '../core/decisions/export-decision.js';
import type { CommentView, FakeRepository } from '../github/index.js';
import { found } from './simulated-stage.js';
import type { Stage } from './simulated-stage.js';

/** Friday afternoon in Europe, the evening in India, the night to Saturday in New Zealand. On Monday India and Auckland have a day off. */
export const FRIDAY = Date.UTC(2026, 0, 23, 16, 0, 0);

/** A stage that starts then is at this moment once its repository is there. */
export const BEFORE_FRIDAY = FRIDAY - 60_000;

export const CONFIG = `version: 1
scope: { grace: 0m }
people:
  timezone: Europe/Lisbon
  country: PT
  members:
    olga: {}
    ira: { timezone: Asia/Kolkata, country: IN }
    kiri: { timezone: Pacific/Auckland, country: NZ-AUK }
decisions: { window: 1wd }
`;

export const BODY = EXPORT_DECISION;

export const us = 'async-conventions[bot]';

/** A decision that concerns people in three zones. */
export interface LongWeekend {
  readonly repo: FakeRepository;
  readonly number: number;
  /** Writes a comment and lets the app answer it. Its id comes back. */
  readonly say: (by: string, body: string) => Promise<number>;
  /** The labels that say how far it is. */
  readonly state: () => readonly string[];
  readonly ours: () => readonly CommentView[];
  /** What people see of our comment. */
  readonly visible: () => string;
}

/** Has Ana open the issue. Olga owns it, and she, Ira and Kiri are asked once it is proposed. */
export async function openDecision(stage: Stage): Promise<LongWeekend> {
  const repo = await found(stage, 'octo/hello', CONFIG);
  repo.setPermission('olga', 'write');
  for (const login of ['ira', 'kiri', 'ana']) repo.setPermission(login, 'triage');
  const number = repo.openIssue({ by: 'ana', title: 'Decision: where exports are kept', body: BODY });
  await stage.rest();
  const ours = () => repo.issue(number).comments.filter(({ author }) => author === us);
  return {
    repo,
    number,
    ours,
    async say(by, body) {
      const id = repo.comment(number, { by, body });
      await stage.rest();
      return id;
    },
    state: () => repo.issue(number).labels.filter((label) => label.startsWith('decision: ')),
    visible: () => (ours()[0]?.body ?? '').replace(/<!--.*?-->\n*/gs, '').trim(),
  };
}
