import { isOurs } from '../../../core/snapshot.js';
import type {
  CommitSnapshot,
  Identity,
  Instant,
  RepositoryFacts,
  RepositorySnapshot,
  Snapshot,
  StandingCheck,
  ThreadComment,
  ThreadEvent,
} from '../../../core/snapshot.js';
import type { SubjectKey } from '../../../core/subject.js';
import type { Clock } from '../../clock.js';

/** GitHub's reads trail its writes by seconds; what we wrote counts for as long as that can last. */
const MEMORY_MS = 2 * 60_000;

const MAX_SUBJECTS = 10_000;

/** What a write left on GitHub. Times are GitHub's own, from its answer. */
export type Written =
  | { readonly type: 'comment'; readonly comment: ThreadComment }
  | { readonly type: 'comment-gone'; readonly id: number }
  | { readonly type: 'label'; readonly name: string; readonly isPresent: boolean; readonly at: Instant }
  | { readonly type: 'check'; readonly check: StandingCheck }
  /** A label that now exists in the repository. */
  | { readonly type: 'own-label'; readonly name: string };

/** What was written of one subject, the latest last. */
type Records = Map<string, { readonly written: Written; readonly until: Instant }>;

/** Remembers for two minutes what was written, and lays it over reads that do not show it yet. */
export class WriteMemory {
  readonly #clock: Clock;
  /** The one written to last comes last. */
  readonly #subjects = new Map<SubjectKey, Records>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Subjects of which something is kept. */
  get size(): number {
    return this.#subjects.size;
  }

  remember(key: SubjectKey, written: Written): void {
    const now = this.#clock.now();
    const records: Records = new Map([...(this.#subjects.get(key) ?? [])].filter(([, { until }]) => until > now));
    const id = idOf(written);
    records.delete(id);
    records.set(id, { written, until: now + MEMORY_MS });
    this.#subjects.delete(key);
    this.#subjects.set(key, records);
    this.#letGo();
  }

  /** Forgets the subjects whose last write is past, and those written to longest ago where there are too many. */
  #letGo(): void {
    const now = this.#clock.now();
    for (const [key, records] of this.#subjects) {
      const isPast = [...records.values()].every(({ until }) => until <= now);
      if (!isPast && this.#subjects.size <= MAX_SUBJECTS) break;
      this.#subjects.delete(key);
    }
  }

  /** Drops a comment that turned out to be gone. */
  forgetComment(key: SubjectKey, id: number): void {
    this.#subjects.get(key)?.delete(`comment:${id}`);
  }

  overlayItem(key: SubjectKey, repositoryKey: SubjectKey, snapshot: Snapshot): Snapshot {
    const written = this.#recall(key);
    const { head } = snapshot;
    return {
      ...snapshot,
      repository: this.#overlayFacts(repositoryKey, snapshot.repository),
      item: { ...snapshot.item, labels: overlayLabels(snapshot, written) },
      thread: overlayThread(snapshot, written),
      head: head === null ? null : { ...head, check: overlayCheck(head.sha, head.check, written) },
    };
  }

  overlayRepository(key: SubjectKey, snapshot: RepositorySnapshot): RepositorySnapshot {
    const commit = snapshot.configCommit;
    if (commit === null) return snapshot;
    const check = overlayCheck(commit.sha, commit.check, this.#recall(key));
    return { ...snapshot, configCommit: { ...commit, check } };
  }

  overlayCommit(key: SubjectKey, snapshot: CommitSnapshot): CommitSnapshot {
    return { ...snapshot, check: overlayCheck(snapshot.sha, snapshot.check, this.#recall(key)) };
  }

  #overlayFacts(key: SubjectKey, facts: RepositoryFacts): RepositoryFacts {
    const made = this.#recall(key).flatMap((written) => (written.type === 'own-label' ? [written.name] : []));
    return { ...facts, ownLabels: [...new Set([...facts.ownLabels, ...made])] };
  }

  #recall(key: SubjectKey): readonly Written[] {
    const now = this.#clock.now();
    this.#letGo();
    const records = this.#subjects.get(key);
    return records === undefined
      ? []
      : [...records.values()].flatMap(({ written, until }) => (until > now ? [written] : []));
  }
}

/** The same thing written twice is remembered as it was written last. */
function idOf(written: Written): string {
  switch (written.type) {
    case 'comment':
      return `comment:${written.comment.id}`;
    case 'comment-gone':
      return `comment:${written.id}`;
    case 'label':
    case 'own-label':
      return `${written.type}:${written.name.toLowerCase()}`;
    case 'check':
      return `check:${written.check.sha}`;
    default:
      return written satisfies never;
  }
}

/** A comment that the read does not have yet is added, unless the read shows that somebody deleted it since. */
function overlayThread(snapshot: Snapshot, written: readonly Written[]): readonly ThreadComment[] {
  let thread = snapshot.thread;
  for (const record of written) {
    if (record.type === 'comment-gone') thread = thread.filter(({ id }) => id !== record.id);
    if (record.type !== 'comment') continue;
    const { comment } = record;
    const read = thread.find(({ id }) => id === comment.id);
    if (read !== undefined) {
      const newer = newerOf(read, comment, snapshot.me);
      thread = thread.map((other) => (other.id === comment.id ? newer : other));
    } else if (!isDeletedSince(snapshot.events, comment, snapshot.me)) {
      thread = [...thread, comment].sort((a, b) => a.createdAt - b.createdAt || a.id - b.id);
    }
  }
  return thread;
}

/** Times are whole seconds: in the same second, what another hand wrote is the newer. */
function newerOf(read: ThreadComment, ours: ThreadComment, me: Identity): ThreadComment {
  const readAt = read.editedAt ?? read.createdAt;
  const oursAt = ours.editedAt ?? ours.createdAt;
  if (readAt !== oursAt) return readAt > oursAt ? read : ours;
  return read.editor !== null && !isOurs(read.editor, me) ? read : ours;
}

function isDeletedSince(events: readonly ThreadEvent[], comment: ThreadComment, me: Identity): boolean {
  return events.some(
    (event) =>
      event.type === 'comment-deleted' &&
      isOurs(event.author, me) &&
      !isOurs(event.actor, me) &&
      event.at >= comment.createdAt,
  );
}

/** A label that another hand touched since our write is as the read says. */
function overlayLabels(snapshot: Snapshot, written: readonly Written[]): readonly string[] {
  const labels = new Set(snapshot.item.labels);
  for (const record of written) {
    if (record.type !== 'label') continue;
    const isTouched = snapshot.events.some(
      (event) =>
        (event.type === 'labeled' || event.type === 'unlabeled') &&
        event.label === record.name &&
        event.at >= record.at &&
        !isOurs(event.actor, snapshot.me),
    );
    if (isTouched) continue;
    if (record.isPresent) labels.add(record.name);
    else labels.delete(record.name);
  }
  return [...labels];
}

/** Ids of check runs grow: a run newer than the read's is ours of a moment ago. A rerun asked for since is the read's to tell. */
function overlayCheck(sha: string, read: StandingCheck | null, written: readonly Written[]): StandingCheck | null {
  for (const record of written) {
    if (record.type !== 'check' || record.check.sha !== sha) continue;
    if (read === null || record.check.id > read.id) return record.check;
    if (record.check.id === read.id) return { ...record.check, isRerequested: read.isRerequested };
  }
  return read;
}
