import { found, OUR_LABELS, startStage } from '../harness.js';
import type { Stage, StageOptions } from '../harness.js';
import type { FakeRepository, ItemView, RepositoryOptions } from '../../github/index.js';

const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Friday morning, 20 November 2026. The page of week 47 is due on Monday at nine. */
export const FRIDAY = Date.UTC(2026, 10, 20, 9);
export const MONDAY_NINE = Date.UTC(2026, 10, 23, 9);

export const us = 'async-conventions[bot]';

/** Returns a configuration that asks for pages on Mondays at nine, and for what else is said of them. */
export function rollupConfig(more = '', rest = ''): string {
  return `version: 1\nscope: { grace: 0m }\n${rest}rollup: { day: mon, at: "09:00"${more === '' ? '' : `, ${more}`} }\n`;
}

/** A repository with weekly pages, and people who do something in it. */
export interface RollupStage {
  readonly stage: Stage;
  readonly repo: FakeRepository;
  /** The pages, in the order in which they were written. */
  readonly pages: () => readonly ItemView[];
  /** One line a page, such as `2026-W47 open` or `2026-W46 completed, next 12`. */
  readonly told: () => readonly string[];
  /** Lets time pass until then. */
  readonly until: (moment: number) => Promise<void>;
  /** Somebody opens an issue, so that there is something to say of the week. */
  readonly happen: (title?: string) => number;
}

export async function startRollup(
  options: StageOptions = {},
  { config = rollupConfig(), ...repository }: RepositoryOptions & { readonly config?: string } = {},
): Promise<RollupStage> {
  const stage = await startStage({ startsAt: FRIDAY, ...options });
  if (Object.keys(repository).length > 0) {
    const files = { '.github/async.yml': config };
    stage.github.repository('octo/hello', { files, labels: OUR_LABELS, ...repository });
  }
  const repo = await found(stage, 'octo/hello', config);
  repo.setPermission('ana', 'write');
  let things = 0;
  const pages = (): readonly ItemView[] =>
    repo
      .issues()
      .filter(({ author, body }) => author === us && body?.startsWith('<!-- async-conventions:rollup:') === true);
  return {
    stage,
    repo,
    pages,
    told: () => pages().map(tell),
    until: (moment) => stage.pass(moment - stage.clock.now()),
    happen: (title = `Something ${(things += 1)}`) => repo.openIssue({ by: 'ana', title }),
  };
}

function tell({ body, state, stateReason }: ItemView): string {
  const week = /rollup:v1 (\S+)/.exec(body ?? '')?.[1] ?? '';
  const next = /rollup-next (\d+)/.exec(body ?? '')?.[1];
  const duplicate = /rollup-duplicate-of (\d+)/.exec(body ?? '')?.[1];
  return [
    `${week} ${state === 'open' ? state : stateReason}`,
    ...(next === undefined ? [] : [`next ${next}`]),
    ...(duplicate === undefined ? [] : [`of ${duplicate}`]),
  ].join(', ');
}
