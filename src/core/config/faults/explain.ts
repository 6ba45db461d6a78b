import type * as z from 'zod';
import type { Path } from '../yaml/locate.js';
import { BOUNDS, knownKeysAt, parseAllowedKeys, type Expected } from '../language/schema.js';
import { describeFound, fault, formatPath, quoteBriefly, valueAt } from './found.js';
import { MOST_PROBLEMS, type Fault, type ProblemWords } from './problems.js';
import { suggestName } from './suggest.js';

type Issue = z.core.$ZodIssue;

/**
 * Returns what the schema found wrong with a value, in words. Issues inside unions are those of the branch that was meant. Past those
 * that are shown they are only counted: a hostile file could have 100,000.
 */
export function explainIssues(issues: readonly Issue[], root: unknown, words: ProblemWords): Fault[] {
  const faults = explainBranch(issues.slice(0, MOST_PROBLEMS), [], root, words);
  const rest = issues.slice(MOST_PROBLEMS).map((issue) => fault(pathOf(issue), ''));
  return [...faults, ...rest];
}

/** A missing key is not said where a misspelt one stands for it. */
function explainBranch(issues: readonly Issue[], base: Path, root: unknown, words: ProblemWords): Fault[] {
  const meant = new Set<string>();
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    const allowed = parseAllowedKeys(issue.message);
    for (const key of issue.keys.slice(0, MOST_PROBLEMS))
      meant.add([...issue.path, suggestName(key, allowed)].map(String).join('\n'));
  }
  const isThere = (issue: Issue): boolean => valueAt(root, [...base, ...pathOf(issue)]) !== undefined;
  return issues
    .filter((issue) => !meant.has(issue.path.map(String).join('\n')) || isThere(issue))
    .flatMap((issue) => explainIssue(issue, base, root, words));
}

function pathOf(issue: Issue): Path {
  return issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
}

function explainIssue(issue: Issue, base: Path, root: unknown, words: ProblemWords): Fault[] {
  const path: Path = [...base, ...pathOf(issue)];
  const found = valueAt(root, path);
  switch (issue.code) {
    case 'invalid_union': {
      const branch = meantBranch(issue.errors, found);
      return branch === null
        ? [wrongValue(path, issue.message, found, words)]
        : explainBranch(branch, path, root, words);
    }
    case 'unrecognized_keys':
      return issue.keys.map((key, index) => {
        // Past those that are shown they are only counted.
        if (index >= MOST_PROBLEMS) return fault([...path, key], '', 'key');
        return unknownKey(path, key, parseAllowedKeys(issue.message), words);
      });
    case 'invalid_value':
      return [wrongChoice(path, issue, found, words)];
    case 'too_big':
      return [tooBig(path, Number(issue.maximum), issue.origin, found, words)];
    case 'too_small':
      if (issue.origin === 'string') return [fault(path, words.blank(formatPath(path)))];
      if (issue.origin === 'array') return [fault(path, words.emptyList(formatPath(path)))];
      return [wrongValue(path, issue.message, found, words)];
    case 'custom':
      if (issue.params?.['fault'] === 'blank') return [fault(path, words.blank(formatPath(path)))];
      return [wrongValue(path, 'url' satisfies Expected, found, words)];
    case 'invalid_type':
    case 'invalid_key':
    case 'invalid_element':
    case 'invalid_format':
    case 'not_multiple_of':
      return [found === undefined ? missing(path, words) : wrongValue(path, issue.message, found, words)];
    default:
      return issue satisfies never;
  }
}

/** Returns the issues of the one branch of a union that was meant: the value is of its kind. Null where none can be told. */
function meantBranch(branches: readonly (readonly Issue[])[], found: unknown): readonly Issue[] | null {
  const meant = branches.filter((branch) => !isOtherKind(branch, found));
  return meant.length === 1 ? (meant[0] ?? null) : null;
}

/** Whether a branch is for values of another kind; a choice of forms is where all of them are. */
function isOtherKind(branch: readonly Issue[], found: unknown): boolean {
  return branch.some((issue) => {
    if (issue.path.length > 0) return false;
    if (issue.code === 'invalid_union') return issue.errors.every((inner) => isOtherKind(inner, found));
    return issue.code === 'invalid_type' || (issue.code === 'invalid_value' && typeof found !== 'string');
  });
}

function wrongValue(path: Path, expected: string, found: unknown, words: ProblemWords): Fault {
  const name = formatPath(path);
  const inWords = describeFound(found, words);
  if (path.length === 0) return fault(path, words.notMapping(inWords));
  const known: Readonly<Record<string, string>> = words.expected;
  const message = words.wrongValue(name, known[expected] ?? words.expected.text, inWords);
  const needsQuotes =
    /^(?:text|texts|section|pattern|patterns|linkKinds)$/.test(expected) && /^(?:number|boolean)$/.test(typeof found);
  return fault(path, needsQuotes ? `${message} ${words.quoteIt(String(found))}` : message);
}

function wrongChoice(path: Path, issue: z.core.$ZodIssueInvalidValue, found: unknown, words: ProblemWords): Fault {
  if (issue.message === ('version' satisfies Expected)) {
    return found === undefined
      ? fault(path, words.missingVersion, 'key')
      : fault(path, words.wrongVersion(describeFound(found, words)));
  }
  const values = issue.values.map(String);
  const message = words.wrongValue(formatPath(path), words.oneOf(values), describeFound(found, words));
  const suggestion = typeof found === 'string' ? suggestName(found, values) : null;
  return fault(path, suggestion === null ? message : `${message} ${words.didYouMean(suggestion)}`);
}

function tooBig(path: Path, most: number, origin: string, found: unknown, words: ProblemWords): Fault {
  const name = formatPath(path);
  if (typeof found === 'string') return fault(path, words.tooLong(name, most, found.length));
  if (Array.isArray(found)) return fault(path, words.tooMany(name, most, found.length));
  return fault(path, words.countRange(name, origin === 'number' ? most : BOUNDS.minWords, describeFound(found, words)));
}

function missing(path: Path, words: ProblemWords): Fault {
  return fault(path, words.missingKey(String(path.at(-1) ?? ''), formatPath(path.slice(0, -1))));
}

/** An unknown key is misspelt, or in the wrong place, or neither; each has its remedy. */
function unknownKey(path: Path, key: string, allowed: readonly string[], words: ProblemWords): Fault {
  const sentences: string[] = [words.unknownKey(quoteBriefly(key), formatPath(path))];
  const suggestion = suggestName(key, allowed);
  const home = knownKeysAt.find((place) => place.keys.includes(key));
  // A key that is right elsewhere is more likely misplaced than misspelt, unless it is the other but for its end.
  const isNear = suggestion !== null && (suggestion.startsWith(key) || key.startsWith(suggestion));
  if (home !== undefined && !isNear) sentences.push(words.belongsUnder(home.parent));
  else if (suggestion !== null) sentences.push(words.didYouMean(suggestion));
  sentences.push(words.knownKeys(allowed));
  return fault([...path, key], sentences.join(' '), 'key');
}
