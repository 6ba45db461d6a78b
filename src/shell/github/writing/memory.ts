import { isOurs } from '../../../core/snapshot.js';
import type {
  CommitSnapshot,
  Identity,
  RepositoryFacts,
  RepositorySnapshot,
  Snapshot,
  StandingCheck,
  ThreadComment,
  ThreadEvent,
} from '../../../core/snapshot.js';
import type { SubjectKey } from '../../../core/subject.js';
import type { Clock } from '../../clock.js';
import type { BestEffort } from '../../state/best-effort.js';
import type { Store } from '../../state/store.js';
import { overlayRecord } from './overlay-record.js';
import { formatRecords, parseRecords } from './written.js';
import type { Written, WrittenRecord } from './written.js';

/** GitHub's reads trail its writes by seconds; what we wrote counts for as long as that can last. */
const MEMORY_MS = 2 * 60_000;

const MAX_SUBJECTS = 10_000;

/** A record, and whether other processes know it. */
interface Kept extends WrittenRecord {
  isTold: boolean;
}

/** What was written of one subject, the latest last. */
type Records = Map<string, Kept>;

/** Where what was written is told to other processes. */
export interface SharedMemory {
  readonly store: Store;
  readonly effort: BestEffort;
}

/**
 * Remembers for two minutes what was written, and lays it over reads that do not show it yet. Where several processes work,
 * each tells what it wrote before its run ends, and asks at the start of a run: the run before may have been in another.
 */
export class WriteMemory {
  readonly #clock: Clock;
  readonly #shared: SharedMemory | null;
  /** The one written to last comes last. */
  readonly #subjects = new Map<SubjectKey, Records>();

  constructor(clock: Clock, shared: SharedMemory | null = null) {
    this.#clock = clock;
    this.#shared = shared;
  }

  /** Subjects of which something is kept. */
  get size(): number {
    return this.#subjects.size;
  }

  /** Learns what other processes wrote of these subjects. Where they cannot be asked, what is known here has to do. */
  async recall(...keys: readonly SubjectKey[]): Promise<void> {
    const shared = this.#shared;
    if (shared !== null) await Promise.all(keys.map((key) => this.#ask(key, shared)));
  }

  /** Keeps what was written, and resolves once other processes can know it. */
  remember(key: SubjectKey, ...written: readonly Written[]): Promise<void> {
    const now = this.#clock.now();
    const records = this.#current(key);
    for (const each of written) {
      const id = idOf(each);
      records.delete(id);
      records.set(id, { written: each, until: now + MEMORY_MS, isTold: false });
    }
    this.#keep(key, records);
    return this.#tell(key, records);
  }

  /** Drops a comment that turned out to be gone. */
  forgetComment(key: SubjectKey, id: number): Promise<void> {
    return this.#forget(key, [`comment:${id}`]);
  }

  /**
   * Says that a comment is about to be edited. Should that never be answered, only a read can say how it stands: in one second
   * it may be edited twice, and times are whole seconds. That it exists is known all the same.
   */
  async doubtComment(key: SubjectKey, id: number): Promise<void> {
    const record = this.#current(key).get(`comment:${id}`);
    if (record?.written.type !== 'comment') return;
    await this.remember(key, { ...record.written, isDoubted: true });
  }

  /**
   * Drops labels that are about to be written anew: should that write never be answered, only a read can say how they stand. A
   * read that is behind then leads to the same write once more, which changes nothing.
   */
  forgetLabels(key: SubjectKey, names: readonly string[]): Promise<void> {
    return this.#forget(
      key,
      names.map((name) => labelId(name)),
    );
  }

  /** Drops the check of a commit that is about to be written anew, for the same reason. */
  forgetCheck(key: SubjectKey, sha: string): Promise<void> {
    return this.#forget(key, [checkId(sha)]);
  }

  /** Drops the branch of a record, which turned out to be elsewhere. */
  forgetRecordBranch(key: SubjectKey): Promise<void> {
    return this.#forget(key, [RECORD_BRANCH_ID]);
  }

  overlayItem(key: SubjectKey, repositoryKey: SubjectKey, snapshot: Snapshot): Snapshot {
    const written = this.#recall(key);
    const { head } = snapshot;
    return {
      ...snapshot,
      repository: this.#overlayFacts(repositoryKey, snapshot.repository),
      item: { ...snapshot.item, labels: overlayLabels(snapshot, written) },
      thread: overlayThread(snapshot, written),
      record: overlayRecord(snapshot.record, written),
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
    this.#letGo();
    return [...this.#current(key).values()].map(({ written }) => written);
  }

  async #forget(key: SubjectKey, ids: readonly string[]): Promise<void> {
    const records = this.#subjects.get(key);
    if (records === undefined) return;
    const dropped = ids.filter((id) => records.delete(id));
    if (dropped.length > 0) await this.#tell(key, records);
  }

  /** The records of a subject whose time is not over. */
  #current(key: SubjectKey): Records {
    const now = this.#clock.now();
    return new Map([...(this.#subjects.get(key) ?? [])].filter(([, { until }]) => until > now));
  }

  #keep(key: SubjectKey, records: Records): void {
    this.#subjects.delete(key);
    if (records.size > 0) this.#subjects.set(key, records);
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

  /** What others know replaces what they were told from here: they may have dropped it since. */
  async #ask(key: SubjectKey, { store, effort }: SharedMemory): Promise<void> {
    const answer = await effort.try(() => store.get(nameOf(key)));
    if (answer === null) return;
    const latest = this.#clock.now() + MEMORY_MS;
    const told = answer.value === null ? [] : parseRecords(answer.value);
    const records: Records = new Map(
      told.map(({ written, until }) => [idOf(written), { written, until: Math.min(until, latest), isTold: true }]),
    );
    for (const [id, record] of this.#current(key)) if (!record.isTold) records.set(id, record);
    this.#keep(key, records);
  }

  async #tell(key: SubjectKey, records: Records): Promise<void> {
    if (this.#shared === null) return;
    const { store, effort } = this.#shared;
    const all = [...records.values()];
    const text = formatRecords(all);
    const isDone = await effort.try(() =>
      all.length === 0 ? store.delete(nameOf(key)) : store.set(nameOf(key), text, MEMORY_MS),
    );
    if (isDone !== null) for (const record of all) record.isTold = true;
  }
}

function nameOf(key: SubjectKey): string {
  return `written:${key}`;
}

/** The same thing written twice is remembered as it was written last. */
function idOf(written: Written): string {
  switch (written.type) {
    case 'comment':
      return `comment:${written.comment.id}`;
    case 'comment-gone':
      return `comment:${written.id}`;
    case 'reaction':
      return `reaction:${written.comment}:${written.content}`;
    case 'label':
      return labelId(written.name);
    case 'own-label':
      return `own-label:${written.name.toLowerCase()}`;
    case 'record-branch':
      return RECORD_BRANCH_ID;
    case 'record-pull':
      return `record-pull:${written.pull.number}`;
    case 'check':
      return checkId(written.check.sha);
    default:
      return written satisfies never;
  }
}

const RECORD_BRANCH_ID = 'record-branch';

function labelId(name: string): string {
  return `label:${name.toLowerCase()}`;
}

function checkId(sha: string): string {
  return `check:${sha}`;
}

/** A comment that the read does not have yet is added, unless the read shows that somebody deleted it since. */
function overlayThread(snapshot: Snapshot, written: readonly Written[]): readonly ThreadComment[] {
  let thread = snapshot.thread;
  for (const record of written) {
    if (record.type === 'comment-gone') thread = thread.filter(({ id }) => id !== record.id);
    if (record.type === 'reaction') thread = withReaction(thread, record.comment, record.content);
    if (record.type !== 'comment') continue;
    const { comment } = record;
    const read = thread.find(({ id }) => id === comment.id);
    if (read !== undefined) {
      const newer = record.isDoubted === true ? read : newerOf(read, comment, snapshot.me);
      thread = thread.map((other) => (other.id === comment.id ? newer : other));
    } else if (!isDeletedSince(snapshot.events, comment, snapshot.me)) {
      thread = [...thread, comment].sort((a, b) => a.createdAt - b.createdAt || a.id - b.id);
    }
  }
  return thread;
}

/** Nobody but us takes a reaction of ours away, and we never do: what was left stands. */
function withReaction(thread: readonly ThreadComment[], id: number, content: string): readonly ThreadComment[] {
  return thread.map((comment) =>
    comment.id === id && !comment.reactions.includes(content)
      ? { ...comment, reactions: [...comment.reactions, content] }
      : comment,
  );
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
