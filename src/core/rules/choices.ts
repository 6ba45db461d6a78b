import { foldLine } from '../reading/guide.js';
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

/** Returns the names by which options are found, the longest first: "very high" is not "high". */
function namesOf(options: readonly string[]): readonly OptionName[] {
  const folded = options.map((option) => foldLine(option));
  const isAlone = (name: string) => name !== '' && folded.filter((other) => other === name).length === 1;
  return options
    .map((option, at) => {
      const name = folded[at] ?? '';
      const isFolded = isAlone(name);
      return { option, name: isFolded ? name : option.trim().toLowerCase(), isFolded };
    })
    .filter(({ name }) => name !== '')
    .sort((a, b) => b.name.length - a.name.length);
}

/** Returns the options that a text names; what was read as one of them is not read as another. */
function namedIn(text: string, names: readonly OptionName[]): readonly string[] {
  let folded = ` ${foldLine(text)} `;
  let written = text.toLowerCase();
  const found: string[] = [];
  for (const { option, name, isFolded } of names) {
    const before = isFolded ? folded : written;
    const without = isFolded ? withoutWords(before, name) : withoutWritten(before, name);
    if (without === before) continue;
    found.push(option);
    if (isFolded) folded = without;
    else written = without;
  }
  return found;
}

/** Stands for what was read. */
const READ = '\u0000';

/** Blanks a name where it stands between blanks; twice, since two names in a row share one. */
function withoutWords(text: string, name: string): string {
  return text.replaceAll(` ${name} `, ` ${READ} `).replaceAll(` ${name} `, ` ${READ} `);
}

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
function withoutMenu(
  lines: readonly string[],
  options: readonly string[],
  names: readonly OptionName[],
): readonly string[] {
  if (options.length < 2) return lines;
  const offered = lines.map((line) => offeredIn(line, names));
  return new Set(offered.flat()).size < options.length ? lines : lines.filter((_, at) => offered[at]?.length === 0);
}

/** Returns the options that are all of a line: one, or several between strokes. */
function offeredIn(line: string, names: readonly OptionName[]): readonly string[] {
  const whole = optionAlone(line, names);
  if (whole !== null) return [whole];
  const parts = line.split(/[/|]|\sor\s/i).map((part) => optionAlone(part, names));
  return parts.length > 1 ? parts.filter((part) => part !== null) : [];
}

function optionAlone(text: string, names: readonly OptionName[]): string | null {
  const folded = foldLine(text);
  const written = text
    .replace(/^[\s>]*[-*+•]\s+/, '')
    .trim()
    .toLowerCase();
  return names.find(({ name, isFolded }) => name === (isFolded ? folded : written))?.option ?? null;
}
