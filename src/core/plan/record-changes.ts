import { recordBranch } from '../decisions/record/record-branch.js';
import type { RecordStanding } from '../decisions/record/standing.js';
import type { KeptMatter } from '../desired/comment/decision/matter.js';
import type { OwnedRecord } from '../desired/owned.js';
import { renderProposal } from '../desired/record/proposal.js';
import type { Words } from '../text/en.js';
import type { Change } from './change.js';

/**
 * Returns what puts a record forward: a commit on its branch where the files are to be others, a pull request where there is none. The
 * branch is only ever moved on: a commit stands on what it holds, and outside of an open pull request on the default branch as well,
 * whose files it then has.
 */
export function recordChanges(
  standing: RecordStanding | null,
  kept: KeptMatter | null,
  current: OwnedRecord | null,
  desired: OwnedRecord | null,
  words: Words,
): readonly Change[] {
  if (standing === null || kept === null || desired === null) return [];
  const { base, branch, pulls } = standing;
  const isOpen = pulls?.some(({ state }) => state === 'open') === true;
  const onto = isOpen && branch !== null ? [branch] : [...(branch === null ? [] : [branch]), base];
  const name = recordBranch(kept.record.number);
  const { message, title, body } = renderProposal(kept, words);
  const commit: Change = {
    type: 'commit-record',
    branch: name,
    before: branch?.commit ?? null,
    parents: onto.map((each) => each.commit),
    tree: onto.at(-1)?.tree ?? base.tree,
    beside: onto.at(-1)?.files ?? base.files,
    files: desired.files,
    message,
  };
  const known = (pulls ?? []).map((pull) => pull.number);
  const pull: Change = { type: 'open-record-pull', branch: name, base: base.name, known, title, body };
  return [
    ...(isSameFiles(current, desired) ? [] : [commit]),
    ...(desired.isOffered && current?.isOffered !== true ? [pull] : []),
  ];
}

function isSameFiles(current: OwnedRecord | null, desired: OwnedRecord): boolean {
  const text = ({ files }: OwnedRecord): string => JSON.stringify(files.map(({ path, text }) => [path, text]));
  return current !== null && text(current) === text(desired);
}
