import type { ConfigState, Problem } from '../config/config.js';
import { REFERENCE_PAGE } from '../config/faults/reference.js';
import type { Words } from '../text/en.js';
import { quoteCode, quoteSentence } from '../text/neutralise.js';

/** A configuration file that cannot be read, with its faults. */
export type InvalidConfig = Extract<ConfigState, { readonly status: 'invalid' }>;

/** More than ten at once nobody reads; most files have one fault, or one that makes the others. */
export const MOST_PROBLEMS = 10;

/** Returns one list item a fault, at most ten. */
export function renderProblems(config: InvalidConfig): readonly string[] {
  return config.problems.slice(0, MOST_PROBLEMS).map(renderProblem);
}

/** Places of the reference named at once; beyond them its page is enough. */
const MOST_REFERENCES = 3;

/** Returns where the reference speaks of these faults. */
export function renderReference(config: InvalidConfig, words: Words): string {
  const all = [...new Set(config.problems.slice(0, MOST_PROBLEMS).map(({ reference }) => reference))];
  const places = all.length <= MOST_REFERENCES ? all : [REFERENCE_PAGE];
  return words.comment.config.reference(places.map((place) => quoteCode(place)));
}

function renderProblem(problem: Problem): string {
  return `- ${quoteCode(`${problem.file}:${problem.line}:${problem.column}`, 120)}: ${quoteSentence(problem.message)}`;
}
