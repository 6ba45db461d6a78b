import { EXPORT_DECISION } from '../../decisions/export-decision.js';
import type { RecordFacts } from '../../../../src/core/decisions/facts.js';
import type {
  BranchStanding,
  RecordPull,
  RecordStanding,
  StandingFile,
} from '../../../../src/core/decisions/record/standing.js';
import type { Item } from '../../../../src/core/snapshot.js';
import { comment, configOf, issue, run, valid } from '../../plan/world.js';
import type { World } from '../../plan/world.js';

const HOUR = 3_600_000;

/** Monday morning in Lisbon. */
export const MONDAY = Date.UTC(2026, 10, 23, 9, 0, 0);

const CONFIG = `version: 1
people: { timezone: Europe/Lisbon, members: { olga: {} } }
decisions: { window: 1wd, record: { via: pr } }
`;

export const PATH = 'docs/decisions/0007-where-exports-are-kept.md';
export const INDEX = 'docs/decisions/README.md';

const FACTS: RecordFacts = { branch: 'main', files: [], pulls: [], supersedes: [] };

export interface Standing {
  readonly access?: RecordStanding['access'];
  readonly base?: Partial<BranchStanding>;
  readonly branch?: Partial<BranchStanding> | null;
  readonly pulls?: readonly RecordPull[] | null;
}

/** The default branch, on which nothing is recorded yet. */
const MAIN: BranchStanding = {
  name: 'main',
  commit: 'c-main',
  tree: 't-main',
  isOurs: false,
  files: [],
  record: null,
  index: null,
};

export function standingOf({ access = 'granted', base, branch, pulls = [] }: Standing = {}): RecordStanding {
  const ours: BranchStanding = {
    ...MAIN,
    name: 'async-conventions/decision-7',
    commit: 'c-ours',
    tree: 't-ours',
    isOurs: true,
  };
  return {
    access,
    path: PATH,
    base: { ...MAIN, ...base },
    branch: branch == null ? null : { ...ours, ...branch },
    pulls,
  };
}

export function file(path: string, text: string | null, isOurs = true): StandingFile {
  return { path, text, isOurs };
}

export function pull(number: number, state: RecordPull['state']): RecordPull {
  return { number, url: `https://github.com/o/r/pull/${number}`, state };
}

interface Scene {
  /** After it was accepted, oldest first. */
  readonly says?: readonly string[];
  readonly config?: string;
  readonly changedAt?: number;
  readonly standing?: Standing | null;
  readonly item?: Partial<Item>;
}

/** Returns a decision that `olga` accepted and then spoke of, as it is looked at two days later, in a new world each time. */
export function accepted({ says = [], config = '', changedAt, standing = {}, item = {} }: Scene = {}): World {
  const times = changedAt === undefined ? {} : { changedAt };
  const world = issue(
    { title: 'Decision: where exports are kept', body: EXPORT_DECISION, createdAt: MONDAY - HOUR, ...item },
    valid(configOf(`${CONFIG}${config}`), times),
  );
  world.roles = { ana: 'write', olga: 'write' };
  world.record = FACTS;
  const lines: readonly (readonly [by: string, text: string])[] = [
    ['ana', '/propose'],
    ['olga', '/approve'],
    ['olga', '/accept because a larger machine would be needed by summer'],
  ];
  for (const [index, [login, text]] of lines.entries()) speak(world, login, text, index);
  if (says.length > 0) {
    world.now = MONDAY + 3 * HOUR;
    run(world);
  }
  for (const [index, text] of says.entries()) speak(world, 'olga', text, index + 4);
  world.now = MONDAY + 48 * HOUR;
  world.standing = standing === null ? null : standingOf(standing);
  if (standing?.base?.files !== undefined) world.record = { ...FACTS, files: standing.base.files };
  return world;
}

function speak(world: World, login: string, text: string, hours: number): void {
  world.now = MONDAY + hours * HOUR;
  const said = comment(world, text, { login, type: 'user' });
  world.thread.push({ ...said, url: `https://github.com/o/r/issues/7#issuecomment-${said.id}` });
}
