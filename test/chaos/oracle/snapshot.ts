import type { ConfigState, LabelNames } from '../../../src/core/config/config.js';
import { CONFIG_PATH } from '../../../src/core/config/config-path.js';
import type { Role } from '../../../src/core/decisions/decision.js';
import { NO_FACTS, type BodyVersion, type FactsNeed, type RecordFacts } from '../../../src/core/decisions/facts.js';
import { needsOf } from '../../../src/core/desired/following/needs.js';
import type { Sight as PlainSight } from '../../../src/core/desired/following/sight.js';
import { CHECK_NAME } from '../../../src/core/desired/check-name.js';
import { loadConfig } from '../../../src/core/loading/load-config.js';
import type {
  Actor,
  CheckConclusion,
  Identity,
  Item,
  Snapshot,
  StandingCheck,
  ThreadEvent,
} from '../../../src/core/snapshot.js';
import type { model } from '../../github/index.js';
import { repositoryHtmlUrl } from '../../github/shapes/repository.js';
import { associationOf, roleOf } from '../../github/state/world.js';

/** Returns the configuration of a repository, from its default branch and the commits that changed it there. */
export function configOf(repo: model.Repository): ConfigState {
  const head = repo.branches.get(repo.defaultBranch) ?? '';
  const load = loadAt(repo, head);
  if (load.status !== 'valid') return load;
  const changes = firstParents(repo, head).filter(
    (commit) => commit.files.get(CONFIG_PATH) !== parentOf(repo, commit)?.files.get(CONFIG_PATH),
  );
  const times = changes.map(({ committedAt }) => Date.parse(committedAt));
  return { ...load, since: Math.min(...times), changedAt: Math.max(...times) };
}

function loadAt(repo: model.Repository, sha: string): ReturnType<typeof loadConfig> {
  const oid = repo.commits.get(sha)?.files.get(CONFIG_PATH);
  const text = oid === undefined ? null : (repo.blobs.get(oid) ?? '');
  return loadConfig({
    repositoryName: `${repo.owner.login}/${repo.name}`,
    repository: text === null ? null : { path: CONFIG_PATH, text },
    organisation: null,
    templates: [],
  });
}

function parentOf(repo: model.Repository, commit: model.Commit): model.Commit | undefined {
  return repo.commits.get(commit.parents[0] ?? '');
}

function firstParents(repo: model.Repository, head: string): readonly model.Commit[] {
  const line: model.Commit[] = [];
  for (let commit = repo.commits.get(head); commit !== undefined; commit = parentOf(repo, commit)) line.push(commit);
  return line;
}

/** A repository as one look at all of its items sees it. */
export interface Sight {
  readonly repo: model.Repository;
  readonly config: ConfigState;
  readonly me: Identity;
  readonly now: number;
  readonly world: model.World;
}

/**
 * Returns everything the core is told of an item, made from the state of the fake GitHub itself: neither its API nor anything
 * of the app's reader has a part in it.
 */
export function snapshotOf({ repo, config, me, now, world }: Sight, item: model.Item): Snapshot {
  const names = config.status === 'valid' ? namesOf(config.config.labels) : [];
  const sight: PlainSight = {
    now,
    me,
    repository: {
      owner: repo.owner.login,
      name: repo.name,
      isArchived: repo.isArchived,
      ownLabels: [...repo.labels.values()].map(({ name }) => name).filter((name) => names.includes(name.toLowerCase())),
    },
    item: { ...itemOf(repo, item), url: urlOf(world, repo, item) },
    head: item.pull === null ? null : headOf(repo, item.pull, me),
    thread: [...repo.comments.values()]
      .filter(({ number }) => number === item.number)
      .map((comment) => ({
        id: comment.id,
        body: comment.body,
        author: actorOf(comment.author),
        editor: comment.editor === null ? null : actorOf(comment.editor),
        createdAt: Date.parse(comment.createdAt),
        editedAt: comment.lastEditedAt === null ? null : Date.parse(comment.lastEditedAt),
        url: '',
        reactions: comment.reactions.filter(({ by }) => isMe(by, me)).map(({ content }) => content),
      })),
    events: item.timeline.flatMap(eventOf),
    config,
    namedBy: null,
    reviews: null,
  };
  const need = needsOf(sight);
  const facts = {
    roles: rolesIn(repo, need),
    readers: Object.fromEntries(namedIn(need).map((login) => [login, canRead(world, repo, login)])),
    versions: need?.versions === true ? versionsOf(item) : null,
    record: need?.record == null ? null : recordFactsOf(repo, need.record.folder),
  };
  return { ...sight, times: null, decision: { ...NO_FACTS, ...facts }, record: null };
}

/**
 * Nobody in the storm decides anything by commands; whoever closed a decision, and whom it names, may do what they may. Of whom
 * nothing depends on it, the role is not known: what is written down says so.
 */
function rolesIn(repo: model.Repository, need: FactsNeed | null): Readonly<Record<string, Role>> {
  return Object.fromEntries((need?.roles ?? []).map((login) => [login, roleIn(repo, login)]));
}

function namedIn(need: FactsNeed | null): readonly string[] {
  return [...(need?.readers ?? []), ...(need?.askers ?? []).flatMap(({ whom }) => whom)];
}

function canRead(world: model.World, repo: model.Repository, login: string): boolean {
  const account = world.accounts.get(login);
  return account !== undefined && !account.isDeleted && roleOf(repo, account) !== 'none';
}

/** The last twenty edits are what GitHub shows at once; of those within a second, the last one is what stood. */
function versionsOf({ edits, body, createdAt, lastEditedAt }: model.Item): readonly BodyVersion[] {
  const at = Date.parse(lastEditedAt ?? createdAt);
  const earlier = edits.slice(-20).map((edit) => ({ at: Date.parse(edit.at), body: edit.text }));
  return [...earlier.filter((version) => version.at < at), { at, body: body ?? '' }];
}

/** Nobody in the storm names an issue in another, nor one decision as taking the place of another. */
function recordFactsOf(repo: model.Repository, folder: string): RecordFacts {
  const files = repo.commits.get(repo.branches.get(repo.defaultBranch) ?? '')?.files ?? new Map<string, string>();
  const inside = [...files.keys()].flatMap((path) =>
    path.startsWith(`${folder}/`) ? [path.slice(folder.length + 1)] : [],
  );
  const names = new Set(inside.map((path) => path.split('/')[0] ?? ''));
  return { branch: repo.defaultBranch, files: [...names], pulls: [], supersedes: [] };
}

function urlOf(world: model.World, repo: model.Repository, { kind, number }: model.Item): string {
  return `${repositoryHtmlUrl(world, repo)}/${kind === 'pull' ? 'pull' : 'issues'}/${number}`;
}

function roleIn(repo: model.Repository, login: string): Role {
  const given = repo.owner.login.toLowerCase() === login ? 'admin' : (repo.roles.get(login) ?? 'none');
  // The repositories of the storm are public: everybody may read them, which is nobody's right.
  if (given === 'read') return 'none';
  return given === 'maintain' ? 'write' : given;
}

function namesOf(labels: LabelNames): readonly string[] {
  return Object.values(labels).map((name: string) => name.toLowerCase());
}

/** Returns an item as the core judges it. */
export function itemOf(repo: model.Repository, item: model.Item): Item {
  const edits = item.edits.slice(1).filter(({ editor }) => editor === item.author);
  return {
    kind: item.kind === 'pull' ? 'pull_request' : 'issue',
    number: item.number,
    url: '',
    title: item.title,
    body: item.body ?? '',
    labels: [...item.labels].flatMap((id) => repo.labels.get(id)?.name ?? []),
    author: actorOf(item.author),
    association: associationOf(repo, item.author),
    issueType: item.type?.name ?? null,
    state: item.state,
    closedAs: closedAs(item),
    pull: item.pull === null ? null : { isDraft: item.pull.isDraft, base: item.pull.baseRef, paths: [], linked: null },
    isLocked: item.locked,
    createdAt: Date.parse(item.createdAt),
    bodyEditedAt: item.lastEditedAt === null ? null : Date.parse(item.lastEditedAt),
    authorEditedAt: edits.length === 0 ? null : Math.max(...edits.map(({ at }) => Date.parse(at))),
    assignees: [],
  };
}

function closedAs({ state, stateReason, pull }: model.Item): Item['closedAs'] {
  if (state === 'open') return null;
  if (pull !== null) return pull.mergedAt === null ? 'not_planned' : 'merged';
  return stateReason === 'reopened' || stateReason === null ? 'completed' : stateReason;
}

function actorOf(account: model.Account): Actor | null {
  if (account.isDeleted) return null;
  return { login: account.login, type: account.type === 'Bot' ? 'bot' : 'user' };
}

function isMe(account: model.Account, { login, type }: Identity): boolean {
  return account.login === login && account.type === (type === 'bot' ? 'Bot' : 'User');
}

function eventOf(event: model.TimelineEvent): readonly ThreadEvent[] {
  const own = { actor: actorOf(event.actor), at: Date.parse(event.at) };
  switch (event.type) {
    case 'labeled':
    case 'unlabeled':
      return [{ ...own, type: event.type, label: event.label.name }];
    case 'comment_deleted':
      return [{ ...own, type: 'comment-deleted', author: actorOf(event.author) }];
    case 'ready_for_review':
      return [{ ...own, type: 'ready-for-review' }];
    case 'renamed':
    case 'closed':
    case 'reopened':
      return [{ ...own, type: event.type }];
    case 'assigned':
    case 'unassigned':
    case 'commented':
    case 'review_requested':
    case 'committed':
    case 'convert_to_draft':
    case 'locked':
    case 'unlocked':
    case 'pinned':
    case 'unpinned':
    case 'merged':
    case 'typed':
    case 'untyped':
      return [];
    default:
      return event satisfies never;
  }
}

function headOf(repo: model.Repository, pull: model.Pull, me: Identity): Snapshot['head'] {
  const own = repo.commits.get(pull.headSha)?.files.get(CONFIG_PATH);
  const before = repo.commits.get(pull.mergeBase)?.files.get(CONFIG_PATH);
  const load = own === before ? null : loadAt(repo, pull.headSha);
  // No preview is known here, and none is written of a file that cannot be read.
  if (load?.status === 'valid') throw new Error('nobody in the storm proposes a configuration that can be read');
  return { sha: pull.headSha, check: checkOf(repo, pull.headSha, me), config: load, preview: null };
}

/** Returns the newest check of ours on a commit. */
export function checkOf(repo: model.Repository, sha: string, me: Identity): StandingCheck | null {
  const runs = [...repo.runs.values()].filter(
    (run) => run.sha === sha && run.appId === me.appId && run.name === CHECK_NAME,
  );
  const run = runs.reduce<model.CheckRun | null>((newest, each) => (each.id > (newest?.id ?? 0) ? each : newest), null);
  if (run === null) return null;
  const isComplete = run.status === 'completed';
  return {
    id: run.id,
    sha,
    conclusion: isComplete ? conclusionOf(run.conclusion) : null,
    title: run.title ?? '',
    summary: run.summary ?? '',
    externalId: run.externalId,
    annotations: run.annotations.map(({ path, startLine, level, title, message }) => ({
      path,
      line: startLine,
      level,
      title: title ?? '',
      message,
    })),
    isRerequested: isComplete && repo.suites.get(run.suiteId)?.status !== 'completed',
  };
}

function conclusionOf(conclusion: model.CheckConclusion | null): CheckConclusion | null {
  return conclusion === 'success' || conclusion === 'neutral' || conclusion === 'failure' ? conclusion : null;
}
