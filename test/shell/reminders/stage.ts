import type { FakeRepository } from '../../github/index.js';
import { CONFIG, found, startStage, type Stage, type StageOptions } from '../harness.js';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Monday 16 March 2026; on the 29th clocks are put forward in Lisbon, on 5 April back in Auckland. */
export const MONDAY = Date.parse('2026-03-16T00:00Z');

const PEOPLE = `people:
  timezone: Europe/Lisbon
  members:
    ana: { timezone: Pacific/Auckland }
    ben: {}
    chidi: { timezone: Asia/Kathmandu, hours: 10:00-18:00 }
`;

export interface Scene {
  readonly stage: Stage;
  readonly repo: FakeRepository;
}

/** Where somebody was called, one a line: when, who, on what. */
export function calls({ stage, repo }: Scene): readonly string[] {
  return repo
    .issues()
    .flatMap(({ number, comments }) =>
      comments
        .filter(({ author, body }) => author === `${stage.github.app.slug}[bot]` && body.includes('reminder:v1'))
        .map(({ createdAt, body }) => `${createdAt.slice(0, 16)} ${/\n@(\S+),/.exec(body)?.[1] ?? '?'} #${number}`),
    )
    .sort();
}

/** A team in three zones; what is tracked is opened on Monday. */
export async function startScene(
  options: StageOptions & { readonly config?: string; readonly people?: string; readonly scope?: string } = {},
): Promise<Scene> {
  const stage = await startStage({ startsAt: MONDAY, ...options });
  const start = options.scope === undefined ? CONFIG : `version: 1\nscope: ${options.scope}\n`;
  const repo = await found(stage, 'octo/hello', `${start}${options.people ?? PEOPLE}${options.config ?? ''}`);
  // As the hourly visit does, which takes requests of its own.
  await stage.engine.queue.add({ ...repo.ref(), kind: 'reminders' });
  return { stage, repo };
}

/** Opens a tracked issue of somebody. */
export function track(
  repo: FakeRepository,
  by: string,
  title = 'The pump of the cellar',
  body = 'It has to run before the frost.',
): number {
  return repo.openIssue({ by, title, body, labels: ['update: weekly'] });
}

/** Lets time pass until a moment. */
export async function until(stage: Stage, moment: string): Promise<void> {
  await stage.pass(Date.parse(moment) - stage.clock.now());
}

/** Has it looked at who is to be reminded, as the hourly visit does. */
export async function remindNow({ stage, repo }: Scene): Promise<void> {
  await stage.engine.queue.add({ ...repo.ref(), kind: 'reminders' });
  await stage.rest();
}
