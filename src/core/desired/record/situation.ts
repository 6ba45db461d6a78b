import { isOver } from '../../decisions/course/course.js';
import { isSameRecord, isSameState } from '../../decisions/record/compare.js';
import { keepSupersedes } from '../../decisions/record/keep-supersedes.js';
import { recordFiles, type RecordFile } from '../../decisions/record/record-files.js';
import type { DecisionRecord } from '../../decisions/record/record.js';
import type { BranchStanding, RecordPull, RecordStanding } from '../../decisions/record/standing.js';
import type { OwnedRecord } from '../owned.js';

/** Where a record stands: in an open pull request, on the default branch, on our branch with no pull request yet, or nowhere. */
export type Place = 'pull' | 'base' | 'branch' | 'nowhere';

/**
 * Why a record is left as it stands although it should be otherwise. `declined`: a pull request with it was closed without merging.
 * `theirs`: somebody else was the last to change it, or its branch. `gone`: it was merged, and is not there any more. `undecided`: the
 * decision is not taken, or talked over again. `old`: it ended before the configuration was what it is, and nobody touched it since.
 * `unknown`: not all could be read. `missing`, `refused`: the app may not write it.
 */
export type Left = 'declined' | 'theirs' | 'gone' | 'undecided' | 'old' | 'unknown' | 'missing' | 'refused';

/** A record, the folder it goes into, and whether its decision ended, or was touched, since the configuration is what it is. */
export interface Keeping {
  readonly record: DecisionRecord;
  readonly folder: string;
  readonly isNews: boolean;
}

/** A record as it stands and as it should. */
export interface Situation {
  readonly place: Place;
  /** Of its file, also where that is not there yet. */
  readonly path: string;
  /** The open pull request, else the newest. */
  readonly pull: RecordPull | null;
  readonly left: Left | null;
  readonly current: OwnedRecord | null;
  readonly desired: OwnedRecord | null;
}

/** Returns how a record stands and what should become of it. A person's hand wins: what somebody else did last is left. */
export function situationOf(keeping: Keeping, standing: RecordStanding): Situation {
  const { path } = standing;
  const place = placeOf(standing);
  const pull = openOrNewest(standing);
  const there = place === 'pull' || place === 'branch' ? standing.branch : place === 'base' ? standing.base : null;
  const files = there === null ? [] : filesOf(there);
  const wanted = wantedFiles(keeping, standing, place);
  if (isAsWanted(there, wanted, place)) {
    const owned = { files, isOffered: true };
    return { place, path, pull, left: null, current: owned, desired: owned };
  }
  const left = whyLeft(keeping, standing, place);
  const isWritten = place !== 'pull' && isSameFile(standing.branch, wanted, isSameRecord);
  const current = there === null ? null : { files: isWritten ? wanted : files, isOffered: place === 'pull' };
  const desired = left === null ? { files: wanted, isOffered: true } : current;
  return { place, path, pull, left, current, desired };
}

function placeOf({ base, branch, pulls }: RecordStanding): Place {
  if (pulls?.some(({ state }) => state === 'open') === true) return 'pull';
  if (base.record !== null) return 'base';
  return branch === null ? 'nowhere' : 'branch';
}

function openOrNewest({ pulls }: RecordStanding): RecordPull | null {
  return pulls?.find(({ state }) => state === 'open') ?? pulls?.[0] ?? null;
}

function isAsWanted(there: BranchStanding | null, wanted: readonly RecordFile[], place: Place): boolean {
  if (place === 'base') return isSameFile(there, wanted, isSameState);
  return place === 'pull' && isSameFile(there, wanted, isSameRecord);
}

function isSameFile(
  there: BranchStanding | null,
  [record]: readonly RecordFile[],
  isSame: (a: string, b: string) => boolean,
): boolean {
  const text = there?.record?.text ?? null;
  return text !== null && record !== undefined && there?.record?.path === record.path && isSame(text, record.text);
}

function whyLeft({ record, isNews }: Keeping, standing: RecordStanding, place: Place): Left | null {
  const { access, base, branch, pulls } = standing;
  if (pulls === null || (place === 'pull' && branch === null)) return 'unknown';
  if (place !== 'pull' && pulls[0]?.state === 'closed') return 'declined';
  const isBegun = place === 'pull' || place === 'base';
  if (!isBegun && pulls[0]?.state === 'merged') return 'gone';
  if (isBegun ? !isOver(record.status) : record.status !== 'accepted') return 'undecided';
  if (isTheirs(place === 'base' ? base : branch, place)) return 'theirs';
  if (place === 'base' && isTheirs(branch, 'branch')) return 'theirs';
  if (!isNews) return 'old';
  return access === 'granted' ? null : access;
}

/** In a pull request people may add what they like beside the record; a branch that is written anew must be ours as a whole. */
function isTheirs(there: BranchStanding | null, place: Place): boolean {
  if (there === null) return false;
  const { record, isOurs } = there;
  if (place === 'branch' && !isOurs) return true;
  return record === null ? place === 'pull' : !record.isOurs || record.text === null;
}

/**
 * Returns the files that a commit would bring: into a pull request on top of its branch, else on top of the default branch. An index
 * that cannot be read, or that somebody else changed in the pull request, is left.
 */
function wantedFiles(
  { record, folder }: Keeping,
  { path, base, branch }: RecordStanding,
  place: Place,
): readonly RecordFile[] {
  const onto = place === 'pull' && branch !== null ? branch : base;
  const { index } = onto;
  const [file, table] = recordFiles(keepSupersedes(record, onto.record?.text ?? null), folder, {
    paths: [path],
    index: index?.text ?? null,
  });
  const isLeft = index !== null && (index.text === null || (place === 'pull' && !index.isOurs));
  return isLeft ? [file] : [file, table];
}

function filesOf({ record, index }: BranchStanding): readonly RecordFile[] {
  return [record, index].flatMap((file) =>
    file === null || file.text === null ? [] : [{ path: file.path, text: file.text }],
  );
}
