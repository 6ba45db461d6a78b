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

/** What can be reconciled. It names a thing and says nothing of what happened to it. */
export type Subject = ItemSubject | CommitSubject | RepositorySubject;

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
      return `repository:${repository}`;
    default:
      return subject satisfies never;
  }
}
