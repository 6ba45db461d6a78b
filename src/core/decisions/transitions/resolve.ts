import { distance } from 'fastest-levenshtein';
import { foldName } from '../../markdown/fold.js';
import type { Act } from '../log/happening.js';
import { objectionTo } from '../course/authority.js';
import {
  done,
  freed,
  isOver,
  openConcerns,
  refuse,
  sameLogin,
  type Answer,
  type Course,
  type RaisedConcern,
} from '../course/course.js';
import type { Terms } from '../course/terms.js';

/** Settles a concern: by who raised it, or by the decider. */
export function resolve(course: Course, act: Act, which: string | number, terms: Terms): Answer {
  if (isOver(course.phase)) return refuse({ kind: 'state', state: course.phase });
  const isGuess = typeof which === 'string' && course.guesses < MOST_GUESSES;
  const counted = isGuess ? { ...course, guesses: course.guesses + 1 } : course;
  const found = typeof which === 'number' ? byNumber(course, which) : byTitle(course, act, which, isGuess);
  if (found === null) return refuse({ kind: isSettled(course, which) ? 'already' : 'no-such-concern' }, counted);
  if (!sameLogin(found.by, act.by)) {
    const objection = objectionTo(act, course, terms);
    if (objection !== null) return objection;
  }
  return done(freed(course, settle(counted, found, act), act.at));
}

export function settle(
  course: Course,
  concern: RaisedConcern,
  { by, at, url }: Pick<Act, 'by' | 'at' | 'url'>,
): Course {
  const settled = { ...concern, resolved: { by, at, url } };
  return { ...course, concerns: course.concerns.map((other) => (other === concern ? settled : other)) };
}

function isSettled({ concerns }: Course, which: string | number): boolean {
  if (typeof which === 'number') return concerns.some(({ number }) => number === which);
  const name = foldName(which);
  return name !== '' && concerns.some(({ folded }) => folded === name);
}

function byNumber(course: Course, number: number): RaisedConcern | null {
  return openConcerns(course).find((concern) => concern.number === number) ?? null;
}

/** A beginning of this length says which title is meant, where it is only one. */
const LEAST_BEGINNING = 4;

/** Titles are compared letter by letter so often at most, and only so much of them. */
const MOST_GUESSES = 500;
const LONGEST_GUESS = 100;

/** The concern of that title, one's own first; else the only one whose title begins so, or is nearly that. */
function byTitle(course: Course, { by }: Act, title: string, isGuess: boolean): RaisedConcern | null {
  const name = foldName(title);
  if (name === '') return null;
  const open = openConcerns(course);
  const exact = open.filter(({ folded }) => folded === name);
  if (exact.length > 0) return exact.find((concern) => sameLogin(concern.by, by)) ?? exact[0] ?? null;
  if (!isGuess) return null;
  const beginning = name.length < LEAST_BEGINNING ? [] : open.filter(({ folded }) => folded.startsWith(name));
  const near = beginning.length > 0 ? beginning : open.filter(({ folded }) => isNear(folded, name));
  return near.length === 1 ? (near[0] ?? null) : null;
}

/** A slip or two in a title of some length. */
function isNear(a: string, b: string): boolean {
  const most = Math.min(3, Math.floor(a.length / 6));
  if (Math.abs(a.length - b.length) > most || Math.max(a.length, b.length) > LONGEST_GUESS) return false;
  return distance(a, b) <= most;
}
