/** A repository as one installation of the app sees it. `installation` is GitHub's installation id, 0 for a CLI. */
export interface RepositoryRef {
  readonly installation: number;
  readonly owner: string;
  readonly repo: string;
}

/** An issue or a pull request; both share one number space. */
export interface ItemSubject extends RepositoryRef {
  readonly kind: 'item';
  readonly number: number;
}

/** A commit that wants our check without being the head of one pull request: a merge queue's, or a rerequested suite's. */
export interface CommitSubject extends RepositoryRef {
  readonly kind: 'commit';
  readonly sha: string;
}

/** A repository's configuration on its default branch. */
export interface RepositorySubject extends RepositoryRef {
  readonly kind: 'repository';
}

/** What is done for a repository as a whole when its time comes. */
export const ERRANDS = [
  /** Its weekly page stands as it should. */
  'week',
  /** Who is to be reminded of something was. */
  'reminders',
  /** A channel was told of the weekly page. */
  'channel',
] as const;

export type ErrandKind = (typeof ERRANDS)[number];

/** An errand of a repository. When it is due is found out by running it. */
export interface ErrandSubject extends RepositoryRef {
  readonly kind: ErrandKind;
}

/** What can be reconciled. It names a thing and says nothing of what happened to it. */
export type Subject = ItemSubject | CommitSubject | RepositorySubject | ErrandSubject;

/** Tells whether a subject is an errand. */
export function isErrand(subject: Subject): subject is ErrandSubject {
  return ERRANDS.some((kind) => kind === subject.kind);
}

/** The text form of a subject, the same for the same thing whatever the case of its names: the key of queue and memory. */
export type SubjectKey = string;

/** Returns the key of a subject, such as `item:42/octo/hello#7`. */
export function formatSubjectKey(subject: Subject): SubjectKey {
  const repository = `${subject.installation}/${subject.owner}/${subject.repo}`.toLowerCase();
  switch (subject.kind) {
    case 'item':
      return `item:${repository}#${subject.number}`;
    case 'commit':
      return `commit:${repository}@${subject.sha}`;
    case 'repository':
    case 'week':
    case 'reminders':
    case 'channel':
      return `${subject.kind}:${repository}`;
    default:
      return subject satisfies never;
  }
}
