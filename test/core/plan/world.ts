import type { Config, ConfigState } from '../../../src/core/config/config.js';
import type { Role } from '../../../src/core/decisions/decision.js';
import { NO_FACTS, type HolidayNote, type RecordFacts, type TimeFacts } from '../../../src/core/decisions/facts.js';
import type { RecordStanding } from '../../../src/core/decisions/record/standing.js';
import { needsOf } from '../../../src/core/desired/following/needs.js';
import type { Sight } from '../../../src/core/desired/following/sight.js';
import type { OwnedCheck } from '../../../src/core/desired/owned.js';
import type { Change } from '../../../src/core/plan/change.js';
import type { ItemPlan } from '../../../src/core/plan/plan-item.js';
import { planItem } from '../../../src/core/plan/plan-item.js';
import type {
  Actor,
  Head,
  Identity,
  Instant,
  Item,
  ReviewFacts,
  Snapshot,
  ThreadComment,
  ThreadEvent,
} from '../../../src/core/snapshot.js';
import type { HolidayTable } from '../../../src/core/time/calendar.js';
import { loadConfig } from '../../../src/core/loading/load-config.js';
import { en } from '../../../src/core/text/en.js';

export const me: Identity = { login: 'async-conventions', type: 'bot' };
export const us: Actor = { login: 'async-conventions', type: 'bot' };
export const ana: Actor = { login: 'ana', type: 'user' };
export const ben: Actor = { login: 'ben', type: 'user' };

export const minute = 60_000;
export const hour = 60 * minute;
/** A moment with a fraction of a second, as our clock has and GitHub's has not. */
export const t0: Instant = Date.UTC(2026, 10, 2, 9, 0, 0);

/** One item as GitHub holds it, small enough to read in a test. Changes are applied to it as the writer would. */
export interface World {
  now: Instant;
  item: Item;
  thread: ThreadComment[];
  events: ThreadEvent[];
  ownLabels: string[];
  isArchived: boolean;
  config: ConfigState;
  /** Without a preview unless a test is about one. */
  head: (Omit<Head, 'preview'> & Partial<Pick<Head, 'preview'>>) | null;
  /** What people may do in the repository, by login in lower case. */
  roles: Readonly<Record<string, Role>>;
  /** Who is asked in vain: nobody has the name, or nobody who can read the repository. In lower case. */
  strangers: readonly string[];
  /** Open pull requests that name it. */
  namedBy: readonly number[] | null;
  /** Reviews of a pull request; not known unless a test is about them. */
  reviews: ReviewFacts | null;
  /** Public holidays and what people said elsewhere, for those who are waited for. */
  times: TimeFacts | null;
  /** Public holidays by country. */
  holidays: HolidayTable;
  holidayNotes: readonly HolidayNote[];
  /** Where decisions are kept; not known unless a test is about that. */
  record: RecordFacts | null;
  /** Where the record of a decision stands that is put forward in a pull request. */
  standing: RecordStanding | null;
  nextId: number;
}

/** Returns the configuration that a YAML text makes; throws where the text is at fault, since no test means that. */
export function configOf(yaml: string): Config {
  const file = { path: '.github/async.yml', text: yaml };
  const loaded = loadConfig({ repositoryName: 'o/r', repository: file, organisation: null, templates: [] });
  if (loaded.status !== 'valid') throw new Error(`not a configuration: ${JSON.stringify(loaded)}`);
  return loaded.config;
}

export function valid(config: Config, times: { since?: Instant; changedAt?: Instant } = {}): ConfigState {
  return { status: 'valid', config, since: times.since ?? null, changedAt: times.changedAt ?? null };
}

/** Returns an open issue of Ana's, two hours old, with nothing of ours on it. */
export function issue(item: Partial<Item> = {}, config: ConfigState = valid(configOf('version: 1'))): World {
  return {
    now: t0 + 2 * hour,
    item: {
      kind: 'issue',
      number: 7,
      url: 'https://github.com/o/r/issues/7',
      title: 'Task: sign in with a passkey',
      body: '',
      labels: [],
      author: ana,
      association: 'MEMBER',
      issueType: null,
      state: 'open',
      closedAs: null,
      pull: null,
      isLocked: false,
      createdAt: t0,
      bodyEditedAt: null,
      authorEditedAt: null,
      assignees: [],
      ...item,
    },
    thread: [],
    events: [],
    ownLabels: [],
    isArchived: false,
    config,
    head: null,
    roles: { ana: 'write', ben: 'write' },
    strangers: [],
    namedBy: null,
    reviews: null,
    times: null,
    holidays: new Map(),
    holidayNotes: [],
    record: null,
    standing: null,
    nextId: 100,
  };
}

/** Returns an open pull request of Ana's. */
export function pull(item: Partial<Item> = {}, config?: ConfigState): World {
  const world = issue(
    {
      kind: 'pull_request',
      title: 'Passkeys',
      pull: { isDraft: false, base: 'main', paths: ['src/a.ts'], linked: null },
      ...item,
    },
    config,
  );
  return { ...world, head: { sha: 'a'.repeat(40), check: null, config: null } };
}

export function snapshotOf(world: World): Snapshot {
  const sight: Sight = {
    now: world.now,
    me,
    repository: { owner: 'o', name: 'r', isArchived: world.isArchived, ownLabels: [...world.ownLabels] },
    item: world.item,
    head: world.head === null ? null : { preview: null, ...world.head },
    thread: [...world.thread],
    events: [...world.events],
    config: world.config,
    namedBy: world.namedBy,
    reviews: world.reviews,
  };
  const need = needsOf(sight);
  const asked = [...(need?.readers ?? []), ...(need?.askers ?? []).flatMap(({ whom }) => whom)];
  return {
    ...sight,
    times: world.times,
    decision: {
      ...NO_FACTS,
      roles: world.roles,
      readers: Object.fromEntries(asked.map((login) => [login, !world.strangers.includes(login)])),
      holidays: world.holidays,
      holidayNotes: world.holidayNotes,
      record: world.record,
    },
    record: world.standing,
  };
}

/** Plans, applies the plan, and returns it. */
export function run(world: World): ItemPlan {
  const plan = planItem(snapshotOf(world), en);
  for (const change of plan.changes) apply(world, change);
  return plan;
}

export function edit(world: World, body: string): void {
  world.now += minute * 5;
  world.item = { ...world.item, body, bodyEditedAt: world.now, authorEditedAt: world.now };
  world.now += minute * 5;
}

/** A person, or somebody else, puts or takes a label. */
/** Closes the item as completed. */
export function close(world: World, actor: Actor | null = ana): void {
  world.now += minute;
  world.item = { ...world.item, state: 'closed', closedAs: 'completed' };
  world.events.push({ type: 'closed', actor, at: world.now });
}

export function label(world: World, type: 'labeled' | 'unlabeled', name: string, actor: Actor | null): void {
  const others = world.item.labels.filter((other) => other !== name);
  world.item = { ...world.item, labels: type === 'labeled' ? [...others, name] : others };
  world.events.push({ type, label: name, actor, at: world.now });
}

export function sticky(world: World): string | null {
  return world.thread.find((comment) => comment.author === us)?.body ?? null;
}

/** Returns the lines of a comment of ours that people see, where it is folded to one: no blank ones, no HTML comments. */
export function visibleLines(comment: string | null): readonly string[] {
  return (comment ?? '').split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('<!--'));
}

/** The kinds of changes, with what tells them apart. */
export function briefly(changes: readonly Change[]): readonly string[] {
  return changes.map((change) => {
    if ('names' in change) return `${change.type} ${change.names.join(', ')}`;
    if (change.type === 'react') return `react ${change.content} ${change.comment}`;
    return 'name' in change ? `${change.type} ${change.name}` : change.type;
  });
}

function apply(world: World, change: Change): void {
  switch (change.type) {
    case 'create-comment':
    case 'create-reminder':
      world.thread.push(comment(world, change.body));
      return;
    case 'update-comment':
      world.thread = world.thread.map((old) => (old.id === change.id ? { ...old, body: stored(change.body) } : old));
      return;
    case 'delete-comment':
      world.thread = world.thread.filter((old) => old.id !== change.id);
      world.events.push({ type: 'comment-deleted', author: us, actor: us, at: world.now });
      return;
    case 'react':
      world.thread = world.thread.map((old) =>
        old.id === change.comment ? { ...old, reactions: [...new Set([...old.reactions, change.content])] } : old,
      );
      return;
    case 'create-label':
      if (world.ownLabels.includes(change.name)) throw new Error(`label ${change.name} already exists`);
      world.ownLabels.push(change.name);
      return;
    case 'add-labels':
      for (const name of change.names) {
        if (!world.ownLabels.includes(name)) throw new Error(`label ${name} does not exist`);
        label(world, 'labeled', name, us);
      }
      return;
    case 'remove-label':
      label(world, 'unlabeled', change.name, us);
      return;
    case 'create-check':
      setCheck(world, world.nextId++, change.check, change.check.annotations);
      return;
    case 'update-check':
      // GitHub adds what an update brings.
      setCheck(world, change.id, change.check, [...(world.head?.check?.annotations ?? []), ...change.added]);
      return;
    case 'commit-record':
      commitRecord(world, change);
      return;
    case 'open-record-pull':
      openRecordPull(world, change);
      return;
    default:
      change satisfies never;
  }
}

function commitRecord(world: World, change: Extract<Change, { type: 'commit-record' }>): void {
  const { standing } = world;
  if (standing === null || (standing.branch?.commit ?? null) !== change.before) throw new Error('not a fast forward');
  const commit = String(world.nextId++);
  const [record = null, index = null] = change.files.map((file) => ({ ...file, isOurs: true }));
  const names = change.files.map(({ path }) => path.slice(path.lastIndexOf('/') + 1));
  const files = [...new Set([...change.beside, ...names])];
  const branch = { name: change.branch, commit, tree: `tree ${commit}`, isOurs: true, files, record, index };
  world.standing = { ...standing, branch };
}

function openRecordPull(world: World, change: Extract<Change, { type: 'open-record-pull' }>): void {
  const { standing } = world;
  if (standing?.branch?.name !== change.branch) throw new Error('no such branch');
  const pulls = standing.pulls ?? [];
  if (pulls.some(({ state }) => state === 'open')) throw new Error('a pull request is open');
  const number = world.nextId++;
  const pull = { number, url: `https://github.com/o/r/pull/${number}`, state: 'open' } as const;
  world.standing = { ...standing, pulls: [pull, ...pulls] };
}

/** GitHub hands comments back with its own line ends. */
function stored(body: string): string {
  return body.replaceAll('\n', '\r\n');
}

export function comment(world: World, body: string, author: Actor = us): ThreadComment {
  const id = world.nextId++;
  return {
    id,
    body: stored(body),
    author,
    editor: null,
    createdAt: world.now,
    editedAt: null,
    url: `#${id}`,
    reactions: [],
  };
}

function setCheck(world: World, id: number, check: OwnedCheck, annotations: OwnedCheck['annotations']): void {
  if (world.head === null) throw new Error('a check without a head');
  world.head = { ...world.head, check: { id, ...check, annotations, isRerequested: false } };
}
