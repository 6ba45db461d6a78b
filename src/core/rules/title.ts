import type { TitleAsk } from '../config/config.js';
import { compilePattern, testPattern } from '../config/values/pattern.js';
import { itemKeys } from '../config/language/schema-template.js';
import { isDefaultTitle, titleLength, withoutPrefix } from '../reading/titles.js';
import type { Candidate } from '../snapshot.js';
import type { Words } from '../text/en.js';
import type { ItemRule } from './rule.js';

/** A title says something of its own, and has the length and form asked for. */
export const title: ItemRule = {
  id: 'title',
  key: 'title',
  schema: itemKeys.title,
  summary:
    'The title is not one that a form, a template or GitHub put there; without a prefix such as "Task:" it has `min_length` characters (5), as a whole at most `max_length`, and it matches `pattern`, in RE2 syntax. Chinese, Japanese and Korean characters count two.',
  rationale: 'Of most items a reader sees the title alone: in a list, in a mail, in the search a year later.',
  examples: [
    { template: '{ title: true }', item: '{ title: "Task: warm up the hall by nine" }', finds: false },
    { template: '{ title: true }', item: '{ title: "修复登录" }', finds: false },
    { template: '{ title: true }', item: '{ kind: pull_request, title: "Update the README" }', finds: false },
    { template: '{ title: true }', item: '{ title: "[Bug]: " }', finds: true },
    { template: '{ title: true }', item: '{ title: "Task: fix" }', finds: true },
    { template: '{ title: true }', item: '{ kind: pull_request, title: "Update README.md" }', finds: true },
    { template: '{ title: true }', item: '{ kind: pull_request, title: "fix/login-page" }', finds: true },
    { template: '{ title: { max_length: 20 } }', item: '{ title: "Warm up the hall by nine" }', finds: true },
    { template: "{ title: { pattern: '^[A-Z]+-[0-9]+ ' } }", item: '{ title: "Warm up the hall" }', finds: true },
  ],
  find({ config, template, item }, words) {
    if (template.title === null || template.title.level === 'off') return null;
    const faults = faultsOf(template.title, item, config.titles, words.itemFindings.title);
    if (faults.length === 0) return null;
    return {
      level: template.title.level,
      message: faults.map(({ message }) => message).join(' '),
      remedy: faults.map(({ remedy }) => remedy).join(' '),
    };
  },
};

interface Fault {
  readonly message: string;
  readonly remedy: string;
}

function faultsOf(
  ask: TitleAsk,
  item: Candidate,
  defaults: readonly string[],
  words: Words['itemFindings']['title'],
): readonly Fault[] {
  const say = (fault: { readonly message: (asked: number) => string; readonly remedy: () => string }, asked = 0) => [
    { message: fault.message(asked), remedy: fault.remedy() },
  ];
  if (isDefaultTitle(item.title, item.kind, defaults)) return say(words.default);
  const { pattern } = ask;
  const isShort = titleLength(withoutPrefix(item.title)) < ask.min_length;
  const isLong = ask.max_length !== null && titleLength(item.title) > ask.max_length;
  const isOfForm = pattern === null || testPattern(compilePattern(pattern), item.title);
  return [
    ...(isShort ? say(words.short, ask.min_length) : []),
    ...(isLong ? say(words.long, ask.max_length ?? 0) : []),
    ...(isOfForm ? [] : [{ message: words.pattern.message(), remedy: words.pattern.remedy(pattern) }]),
  ];
}
