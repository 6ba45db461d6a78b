/** Pull requests that refer to a decision come and go with no word of what was decided. */
const PULLS = /^- Pull requests: /;

/** Where a decision stands is said by the front matter. */
const STATE = /^(?:status|date): /;

/** What takes the place of what is said by links at the end. */
const PLACE = /^- (?:Supersedes|Superseded by) \[#/;

/** Tells whether two texts of a record say the same: pull requests that refer to the decision are no difference. */
export function isSameRecord(a: string, b: string): boolean {
  return saidIn(a) === saidIn(b);
}

/**
 * Tells whether two texts of a record say the same of where the decision stands. One that was merged is a file of the team's: what
 * else would be written otherwise by now is no reason to ask anybody to look at it again.
 */
export function isSameState(a: string, b: string): boolean {
  return stateIn(a) === stateIn(b);
}

function saidIn(text: string): string {
  return linesOf(text)
    .filter((line) => !PULLS.test(line))
    .join('\n')
    .trimEnd();
}

function stateIn(text: string): string {
  const lines = linesOf(text);
  const end = lines.indexOf('---', 1);
  return lines.filter((line, index) => PLACE.test(line) || (index < end && STATE.test(line))).join('\n');
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/).map((line) => line.trimEnd());
}
