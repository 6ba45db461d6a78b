import type { FakeGitHub, ItemView } from '../../github/index.js';
import type { Action } from './action.js';
import { STORIES } from './stories.js';
import type { Cue, Ending, Story } from './stories.js';

/** A story on its way. */
interface Told {
  readonly story: Story;
  readonly number: number;
  next: number;
  /** When its last step was taken, in milliseconds. */
  at: number;
}

/** The stories of a run, which go on as GitHub shows what they wait for. */
export interface Telling {
  /** Returns the steps whose time has come, at most one of each story. */
  due(): readonly Action[];
  /** Steps that still wait, one line each. */
  waiting(): readonly string[];
  /** What does not stand as it was written down, one line each. */
  differences(): readonly string[];
  readonly count: number;
}

/** Returns the stories with the numbers of their items. They begin when GitHub has these. */
export function tellStories(github: FakeGitHub, numbers: ReadonlyMap<string, number>): Telling {
  const told = STORIES.map((story): Told => ({ story, number: numbers.get(story.name) ?? 0, next: 0, at: Date.now() }));
  const me = `${github.app.slug}[bot]`;
  const find = ({ story: { repo }, number }: Told): ItemView | null =>
    github.world.repositories.get(repo)?.items.has(number) === true ? github.repository(repo).issue(number) : null;
  return {
    count: told.length,
    due() {
      return told.flatMap((each): readonly Action[] => {
        const step = each.story.then[each.next];
        const item = find(each);
        if (step === undefined || item === null || !isCued(step.after, item, me, each.at)) return [];
        each.next += 1;
        each.at = Date.now();
        return [{ ...step.does, repo: each.story.repo, number: each.number }];
      });
    },
    waiting: () =>
      told.flatMap((each) => {
        const step = each.story.then[each.next];
        return step === undefined
          ? []
          : [`${each.story.repo}#${each.number} waits for "${step.after}": ${each.story.name}`];
      }),
    differences: () =>
      told.flatMap((each) => {
        const found = differencesOf(each.story.ends, find(each), me);
        return found.map((what) => `${each.story.repo}#${each.number} (${each.story.name}): ${what}`);
      }),
  };
}

function isCued(cue: Cue, item: ItemView, me: string, since: number): boolean {
  const comment = item.comments.find(({ author }) => author === me)?.body ?? null;
  switch (cue) {
    case 'our comment':
      return comment !== null;
    case 'our comment folded':
      return comment?.includes('Nothing is missing') === true && item.labels.length === 0;
    case 'our label':
      return comment !== null && item.labels.includes('async: incomplete');
    case 'our check':
      return item.checks.length > 0;
    case 'proposed':
      return item.labels.includes('decision: proposed');
    case 'settled':
      return Date.now() - since > 1_100;
    default:
      return cue satisfies never;
  }
}

/** Returns what is otherwise than it was written down. */
export function differencesOf(ends: Ending | null, item: ItemView | null, me: string): readonly string[] {
  if (ends === null || item === null) return ends === item ? [] : [item === null ? 'is not there' : 'is still there'];
  const ours = item.comments.filter(({ author }) => author === me);
  const labels = [...item.labels].sort();
  const check = item.checks[0]?.conclusion ?? null;
  const most = ends.comment === null ? 0 : 1;
  return [
    ...(ours.length === most ? [] : [`${ours.length} comments of ours instead of ${most}`]),
    ...(ends.comment === null || ours.some(({ body }) => body.includes(ends.comment ?? ''))
      ? []
      : [`our comment does not hold "${ends.comment}"`]),
    ...(labels.join() === [...ends.labels].sort().join() ? [] : [`labels [${labels.join(', ')}]`]),
    ...(check === ends.check ? [] : [`check ${check ?? 'none'} instead of ${ends.check ?? 'none'}`]),
  ];
}
