import type { Words } from '../../text/en.js';
import type { Problem } from '../config.js';
import type { Locate, Path } from '../yaml/locate.js';
import { referenceOf } from './reference.js';

/** The sentences this folder speaks with. */
export type ProblemWords = Words['problems'];

/** A fault of a configuration by where it is in the value, before it has a line. */
export interface Fault {
  readonly path: Path;
  /** Where the eye should go: the value, or its key. */
  readonly part: 'key' | 'value';
  readonly message: string;
  /** Where the reference page speaks of it, where that is not what the path says. */
  readonly reference?: string;
}

/** Problems named for one file; a last line counts the rest. Nobody reads more, and a hostile file could have 100,000. */
export const MOST_PROBLEMS = 100;

/** Returns faults as problems in the order of the file, each said once. */
export function placeFaults(file: string, faults: readonly Fault[], locate: Locate, words: ProblemWords): Problem[] {
  const problems: Problem[] = [];
  const said = new Set<string>();
  for (const fault of faults.slice(0, MOST_PROBLEMS)) {
    const reference = fault.reference ?? referenceOf(fault.path);
    const problem = { file, ...locate(fault.path, fault.part), message: fault.message, reference };
    const line = renderProblem(problem);
    if (!said.has(line)) problems.push(problem);
    said.add(line);
  }
  problems.sort((a, b) => a.line - b.line || a.column - b.column || (a.message < b.message ? -1 : 1));
  const last = problems.at(-1);
  if (faults.length > MOST_PROBLEMS && last !== undefined) {
    problems.push({ ...last, message: words.tooManyProblems(faults.length - MOST_PROBLEMS) });
  }
  return problems;
}

/** Returns problems for a terminal, one a line: `file:line:column: message (where to read on)`. */
export function renderProblems(problems: readonly Problem[]): string {
  return problems.map((problem) => `${renderProblem(problem)} (${problem.reference})\n`).join('');
}

function renderProblem(problem: Problem): string {
  return `${problem.file}:${problem.line}:${problem.column}: ${problem.message}`;
}
