import { foldLine } from '../../reading/guide.js';
import { readBoxes } from './boxes.js';

/** Only so many lines are looked at, and this much of each. */
const MAX_LINES = 200;
const MAX_LENGTH = 2000;

/**
 * Returns which of these options the lines of a section name, in the order of the options: the value of a form's dropdown
 * (`a, b`), a ticked box, a list item, a word of a sentence. Where boxes name options, only the ticked ones count. Whole words
 * are compared without case, accents and marks; what a sentence says of an option ("not high") is not understood.
 *
 * All options standing unchanged below or beside one another, as a template offers them, are no choice.
 */
export function chosenOptions(lines: readonly string[], options: readonly string[]): readonly string[] {
  const names = namesOf(options);
  const looked = lines.slice(0, MAX_LINES).map((line) => line.slice(0, MAX_LENGTH));
  const boxes = looked.flatMap((line) => readBoxes(line)).filter(({ label }) => namedIn(label, names).length > 0);
  const answers =
    boxes.length > 0
      ? boxes.filter(({ isChosen }) => isChosen).map(({ label }) => label)
      : withoutMenu(looked, options, names);
  const chosen = new Set(answers.flatMap((answer) => namedIn(answer, names)));
  return options.filter((option) => chosen.has(option));
}

/** An option as it is looked for. `C`, `C++` and `C#` fold to the same; such options are compared as they are written. */
interface OptionName {
  readonly option: string;
  readonly name: string;
  readonly isFolded: boolean;
}

/** The options of one section, ready to be looked for. */
interface OptionNames {
  readonly count: number;
  /** By their first word, the longest first: "very high" is not "high". */
  readonly folded: ReadonlyMap<string, readonly OptionName[]>;
  readonly written: readonly OptionName[];
  /** By the whole name, as it is compared. */
  readonly whole: ReadonlyMap<string, OptionName>;
}

const made = new WeakMap<readonly string[], OptionNames>();

function namesOf(options: readonly string[]): OptionNames {
  const known = made.get(options) ?? makeNames(options);
  made.set(options, known);
  return known;
}

function makeNames(options: readonly string[]): OptionNames {
  const folded = options.map((option) => foldLine(option));
  const counts = new Map<string, number>();
  for (const name of folded) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = options
    .map((option, at) => {
      const name = folded[at] ?? '';
      const isFolded = name !== '' && counts.get(name) === 1;
      return { option, name: isFolded ? name : option.trim().toLowerCase(), isFolded };
    })
    .filter(({ name }) => name !== '')
    .sort((a, b) => b.name.length - a.name.length);
  const byFirst = new Map<string, OptionName[]>();
  for (const name of names) {
    if (!name.isFolded) continue;
    const first = firstWord(name.name);
    byFirst.set(first, [...(byFirst.get(first) ?? []), name]);
  }
  return {
    count: options.length,
    folded: byFirst,
    written: names.filter(({ isFolded }) => !isFolded),
    whole: new Map([...names].reverse().map((name) => [name.name, name])),
  };
}

function firstWord(text: string): string {
  const end = text.indexOf(' ');
  return end < 0 ? text : text.slice(0, end);
}

/** Returns the options that a text names; what was read as one of them is not read as another. */
function namedIn(text: string, names: OptionNames): readonly string[] {
  const found = new Set<string>();
  if (names.folded.size > 0) {
    const folded = `${foldLine(text)} `;
    for (let at = 0; at < folded.length;) {
      const next = folded.indexOf(' ', at) + 1;
      const hit = names.folded.get(folded.slice(at, next - 1))?.find(({ name }) => folded.startsWith(`${name} `, at));
      if (hit !== undefined) found.add(hit.option);
      at = hit === undefined ? next : at + hit.name.length + 1;
    }
  }
  let written = text.toLowerCase();
  for (const { option, name } of names.written) {
    const without = withoutWritten(written, name);
    if (without !== written) found.add(option);
    written = without;
  }
  return [...found];
}

/** Stands for what was read. */
const READ = '\u0000';

/** Blanks the first place at which a name stands as written, with no letter, figure, `+` or `#` that goes on with it. */
function withoutWritten(text: string, name: string): string {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const before = text.slice(Math.max(0, at - 2), at);
    const after = text.slice(at + name.length, at + name.length + 2);
    if (/[\p{L}\p{N}]$/u.test(before) || /^[\p{L}\p{N}+#]/u.test(after)) continue;
    return text.slice(0, at) + READ + text.slice(at + name.length);
  }
  return text;
}

/** Returns the lines without those that offer the options, where all are offered: each alone in a line, or between strokes. */
function withoutMenu(lines: readonly string[], options: readonly string[], names: OptionNames): readonly string[] {
  if (options.length < 2) return lines;
  const offered = lines.map((line) => offeredIn(line, names));
  return new Set(offered.flat()).size < names.count ? lines : lines.filter((_, at) => offered[at]?.length === 0);
}

/** Returns the options that are all of a line: one, or several between strokes. */
function offeredIn(line: string, names: OptionNames): readonly string[] {
  const whole = optionAlone(line, names);
  if (whole !== null) return [whole];
  const parts = line.split(/[/|]|\sor\s/i).map((part) => optionAlone(part, names));
  return parts.length > 1 ? parts.filter((part) => part !== null) : [];
}

function optionAlone(text: string, names: OptionNames): string | null {
  const folded = foldLine(text);
  const written = text
    .replace(/^[\s>]*[-*+•]\s+/, '')
    .trim()
    .toLowerCase();
  const byFolding = names.whole.get(folded);
  if (byFolding?.isFolded === true) return byFolding.option;
  const asWritten = names.whole.get(written);
  return asWritten?.isFolded === false ? asWritten.option : null;
}
