import { createHash } from 'node:crypto';
import { WORDS } from '../canaries.js';
import { createRandom } from '../random.js';
import type { Random } from '../random.js';
import type { Action, ActionType } from './action.js';
import { BOT, GATE, LAST_MOVE, MOVES, MOVING, PEOPLE, REPOSITORIES } from './cast.js';
import type { RepositoryName } from './cast.js';
import { drawBody, writeTitle } from './prose.js';
import type { Form } from './prose.js';
import { STORIES } from './stories.js';

/** All that people do in one run, in order. */
export interface Script {
  readonly actions: readonly Action[];
  /** The numbers of the items of the stories, by the story's name. Their later steps follow when their time has come. */
  readonly stories: ReadonlyMap<string, number>;
  /** The same for the same actions. */
  readonly digest: string;
}

/** What people know of an item: what they did to it themselves. */
interface KnownItem {
  readonly repo: RepositoryName;
  readonly number: number;
  readonly form: Form;
  isOpen: boolean;
  isDraft: boolean;
  isMerged: boolean;
}

type Draw = (random: Random, item: KnownItem) => Partial<Action> | null;

/** How often each thing is done, in shares of all that is done on items. */
const WEIGHTS = {
  'open-issue': 11,
  'open-pull': 7,
  edit: 24,
  rename: 4,
  comment: 14,
  label: 7,
  unlabel: 5,
  push: 7,
  draft: 4,
  close: 5,
  reopen: 4,
  delete: 1,
  merge: 1,
  queue: 2,
  rerequest: 3,
  'delete-ours': 1.5,
  'edit-ours': 2,
  configure: 0.5,
} as const satisfies Record<ActionType, number>;

const ISSUE_FORMS = { brief: 5, status: 2, decision: 3, none: 1, change: 0 } as const satisfies Record<Form, number>;

/** People's own labels, ours, and the one with which people set an item aside. */
const LABELS = ['bug', 'later', WORDS.label, 'async: incomplete', 'async: skip', 'decision: proposed'];

/** A repository whose items are all written on after its last change is kept small. */
const MOST_MOVING = 60;

/** After this share of the events the configuration rests. */
const LAST_CHANGE = 0.8;

/** Returns what people do, the stories woven in. The same seed and number of events give the same script. */
export function writeScript(seed: number, events: number): Script {
  const random = createRandom(seed, 'people');
  const actions: Action[] = [];
  const items: KnownItem[] = [];
  const lastNumbers = new Map<RepositoryName, number>();
  const stories = new Map<string, number>();
  const queue = [...STORIES];
  const take = (repo: RepositoryName): number => {
    const number = (lastNumbers.get(repo) ?? 0) + 1;
    lastNumbers.set(repo, number);
    return number;
  };

  const openStory = (): void => {
    const story = queue.shift();
    if (story === undefined) return;
    const number = take(story.repo);
    stories.set(story.name, number);
    actions.push({ ...story.opens, repo: story.repo, number });
  };

  const every = Math.max(1, Math.floor((events * 0.6) / (STORIES.length + 1)));
  const lastChange = Math.floor(events * LAST_CHANGE);
  for (let at = 0; at < events; at += 1) {
    if (at % every === 0) openStory();
    if (at === lastChange) actions.push(...settleMoving(items, random));
    actions.push(drawAction(random, items, take, at < lastChange));
  }
  while (queue.length > 0) openStory();
  const digest = createHash('sha256').update(JSON.stringify(actions)).digest('hex').slice(0, 12);
  return { actions, stories, digest };
}

/** The last change of a configuration, and a word on every item that it concerns. */
function settleMoving(items: readonly KnownItem[], random: Random): readonly Action[] {
  const by = (): string => random.pick(PEOPLE);
  return [
    { type: 'configure', repo: MOVING, number: 0, by: by(), text: LAST_MOVE },
    ...items
      .filter(({ repo }) => repo === MOVING)
      .map(({ repo, number }): Action => ({ type: 'comment', repo, number, by: by(), body: `${WORDS.comment} again` })),
  ];
}

function drawAction(
  random: Random,
  items: KnownItem[],
  take: (repo: RepositoryName) => number,
  mayMove: boolean,
): Action {
  for (;;) {
    const type = random.weighted(WEIGHTS);
    const by = random.pick(PEOPLE);
    if (type === 'open-issue' || type === 'open-pull') return open(random, items, take, type, mayMove);
    if (type === 'configure') {
      if (mayMove) return { type, repo: MOVING, number: 0, by, text: random.pick(MOVES) };
      continue;
    }
    if (items.length === 0) continue;
    // What was opened last is what people are at.
    const recent = Math.max(0, items.length - 40);
    const item = random.chance(0.7) ? items[recent + random.below(items.length - recent)] : random.pick(items);
    if (item === undefined) continue;
    const drawn = DRAWS[type](random, item);
    if (drawn === null) continue;
    if (type === 'delete') items.splice(items.indexOf(item), 1);
    return { ...drawn, type, repo: item.repo, number: item.number, by } as Action;
  }
}

function open(
  random: Random,
  items: KnownItem[],
  take: (repo: RepositoryName) => number,
  type: 'open-issue' | 'open-pull',
  mayMove: boolean,
): Action {
  const drawn = random.weighted<RepositoryName>({
    'acme/plain': 4,
    'acme/gate': 3,
    'acme/moving': 2,
    'zeta/german': 2,
  });
  const moving = items.filter(({ repo }) => repo === MOVING).length;
  const repo = drawn === MOVING && (!mayMove || moving >= MOST_MOVING) ? REPOSITORIES[0] : drawn;
  const number = take(repo);
  const by = random.chance(0.05) ? BOT : random.pick(PEOPLE);
  const isPull = type === 'open-pull';
  const form = isPull ? 'change' : random.weighted(ISSUE_FORMS);
  const isDraft = isPull && random.chance(0.25);
  items.push({ repo, number, form, isOpen: true, isDraft, isMerged: false });
  const text = { title: writeTitle(form, `export ${random.below(10_000)}`), body: drawBody(random, form) };
  if (isPull) return { type, repo, number, by, ...text, draft: isDraft, fork: random.chance(0.2) };
  return { type, repo, number, by, ...text, labels: random.chance(0.2) ? [random.pick(LABELS.slice(0, 3))] : [] };
}

const isOpenPull = (item: KnownItem): boolean => item.form === 'change' && item.isOpen;

/** What each kind of action needs to be told, null where it cannot be done to the item; what people know is kept up. */
const DRAWS: Readonly<Record<Exclude<ActionType, 'open-issue' | 'open-pull' | 'configure'>, Draw>> = {
  edit: (random, { form }) => ({ body: drawBody(random, form) }),
  rename: (random, { form }) => ({ title: writeTitle(form, `export ${random.below(10_000)}`) }),
  comment: (random) => ({ body: `${WORDS.comment} ${random.below(10_000)}` }),
  'delete-ours': () => ({}),
  'edit-ours': (random) => ({ keepsMarker: random.chance(0.6) }),
  label: (random) => ({ name: random.pick(LABELS) }),
  unlabel: (random) => ({ name: random.pick(LABELS) }),
  push: (random, item) => (isOpenPull(item) ? { text: `${WORDS.file} ${random.below(1_000_000)}\n` } : null),
  draft(_, item) {
    if (!isOpenPull(item)) return null;
    item.isDraft = !item.isDraft;
    return { isDraft: item.isDraft };
  },
  close(random, item) {
    if (!item.isOpen) return null;
    item.isOpen = false;
    return { as: random.chance(0.7) ? 'completed' : 'not_planned' };
  },
  reopen(_, item) {
    if (item.isOpen || item.isMerged) return null;
    item.isOpen = true;
    return {};
  },
  delete: (_, item) => (item.form === 'change' ? null : {}),
  merge(_, item) {
    if (!isOpenPull(item) || item.isDraft) return null;
    item.isOpen = false;
    item.isMerged = true;
    return {};
  },
  queue: (_, item) => (isOpenPull(item) && !item.isDraft && item.repo === GATE ? {} : null),
  rerequest: (random, item) => (isOpenPull(item) ? { what: random.chance(0.6) ? 'run' : 'suite' } : null),
};
