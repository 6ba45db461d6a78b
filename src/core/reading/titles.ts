import { foldWords } from '../markdown/fold.js';
import { isPlaceholder } from './placeholders.js';

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Longer titles do not exist on GitHub. */
const MAX_LENGTH = 256;

/** Letters that say as much as two or three of an alphabet, and are as wide as two. */
const WIDE = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hangul}\p{scx=Bopo}]/u;

/** Returns the length of a title as a reader sees it: characters, of which a wide one (Chinese, Japanese, Korean) counts two. */
export function titleLength(title: string): number {
  let length = 0;
  for (const { segment } of segmenter.segment(title.trim().slice(0, MAX_LENGTH * 4)))
    length += WIDE.test(segment) ? 2 : 1;
  return length;
}

/** Kinds of work as people put them before a title. Others may be the subject itself: "Login: broken". */
const KIND =
  'task|brief|bug|bugfix|defect|feature|feature request|feat|fix|hotfix|docs?|chore|refactor|perf|tests?|ci|build|style|revert|wip|release|deps|status|decision|rfc|adr|spec|proposal|message|question|issue|request|story|epic|spike|idea|enhancement|improvement|support|help|aufgabe|fehler|frage|tâche|bogue|tarea|error|tarefa|задача|баг|ошибка|任务|问题|バグ|タスク|버그';

const PREFIX = new RegExp(
  `^(?:\\[[^\\]]{0,40}\\]|(?:${KIND})(?:\\([^)]{0,40}\\))?!?(?=\\s*[:：])|[\\w-]{1,30}\\([^)]{1,40}\\)!?(?=\\s*[:：]))\\s*[:：]?\\s*`,
  'iu',
);

/** Returns a title without what only says of which kind it is: "Task:", "[Bug]", "feat(scope)!:". */
export function withoutPrefix(title: string): string {
  let rest = title.trim();
  for (let times = 0; times < 3; times += 1) {
    const next = rest.replace(PREFIX, '');
    if (next === rest) break;
    rest = next;
  }
  return rest;
}

/** What GitHub's pages and clients put there by themselves, or what nobody changed. */
const DEFAULTS: ReadonlySet<string> = new Set(
  'new issue|new pull request|issue title|pull request title|pr title|title|untitled|no title|issue|pull request|pr|a brief title|short title|short description|brief description|your title here|title here|add a title|add title here'.split(
    '|',
  ),
);

/** Titles that GitHub makes of an edit on its web pages, of an upload, of a merge, and of a branch. */
const OF_WEB_EDIT =
  /^(?:[Uu]pdate|[Cc]reate|[Dd]elete) (?:\S*[./]\S*|[A-Z]{4,}|Makefile|Dockerfile)$|^[Rr]ename \S+ to \S+$|^Add files via upload$|^[Ii]nitial commit$|^Merge (?:branch|pull request|remote-tracking branch)\b/;
const OF_BRANCH = new RegExp(
  [
    '^(?:[\\w.-]+[ -])?patch[ -]?\\d{1,5}$',
    '^(?:main|master|dev|develop|development|staging|trunk|next)$',
    '^(?:feat|feature|features|fix|fixes|bug|bugfix|hotfix|chore|docs?|refactor|release|test|tests|ci|build|perf|style|task|wip|dependabot|renovate|revert|copilot|codex|claude|cursor)/\\S',
    '^[\\w.]+/[\\w.]+(?:[-_][\\w.]+)+$',
    '^[a-z\\d]+(?:[-_][a-z\\d]+)+$',
  ].join('|'),
  'i',
);

/**
 * Tells whether a title says nothing of its own: empty but for its kind, a placeholder, one of `defaults` (what the repository's
 * own forms and templates begin with), or what GitHub's pages put there. A pull request's may also be the name of its branch.
 */
export function isDefaultTitle(title: string, kind: 'issue' | 'pull_request', defaults: readonly string[]): boolean {
  const whole = title.trim().slice(0, MAX_LENGTH);
  const same = squeeze(whole);
  if (defaults.some((other) => squeeze(other) === same)) return true;
  const rest = withoutPrefix(withoutDefault(whole, defaults));
  const folded = foldWords(rest);
  if (folded === '' && !/\p{Extended_Pictographic}/u.test(rest)) return true;
  if (DEFAULTS.has(folded) || isPlaceholder(folded)) return true;
  return kind === 'pull_request' && (OF_WEB_EDIT.test(whole) || OF_BRANCH.test(whole));
}

/** Takes off what a form puts before the title, such as "[Aufgabe]: " in any language. */
function withoutDefault(title: string, defaults: readonly string[]): string {
  const prefix = defaults
    .map((other) => other.trim())
    .find((other) => other !== '' && /[:：\])】]$/.test(other) && title.toLowerCase().startsWith(other.toLowerCase()));
  return prefix === undefined ? title : title.slice(prefix.length);
}

function squeeze(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase();
}
