import { parseArgs } from 'node:util';
import { DEFAULT_LABELS, DEFAULT_OTHER_LABELS } from '../../../core/config/resolve/defaults.js';
import { systemClock } from '../../../shell/clock.js';
import { readFailure } from '../../../shell/github/client/errors.js';
import { parseNow } from '../candidate.js';
import type { RepositoryStanding } from '../doctor/facts.js';
import { gatherStanding } from '../doctor/gather-standing.js';
import { readLocalConfig } from '../local-config.js';
import { renderOutcome, renderRemoval, waitWords } from '../output/remove-output.js';
import { actOn, type Acting } from '../remove/acting.js';
import { carryOut } from '../remove/carry-out.js';
import { findComments } from '../remove/find-comments.js';
import { findLabels } from '../remove/find-labels.js';
import { changesOf, namesOfLabels, planLabels, type NamedLabels, type Removal } from '../remove/removal.js';
import { UsageError, type ExitCode, type Terminal } from '../terminal.js';

interface Wanted {
  readonly owner: string;
  readonly repo: string;
  readonly isMeant: boolean;
  readonly app: string | undefined;
  readonly config: string | undefined;
  readonly keep: readonly string[];
  readonly since: string | null;
  readonly hasLabels: boolean;
  readonly hasComments: boolean;
}

/**
 * `remove`: prints which labels of ours it would delete from a repository and which comments of ours it would collapse; with
 * `--yes` it does.
 */
export async function runRemove(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const wanted = parse(args);
  const named = wanted.config === undefined ? null : await readLocalConfig(wanted.config, terminal.folder);
  const { acting, removal } = await find(wanted, named === null ? null : namesIn(named, 'file'), terminal);
  await terminal.write(renderRemoval(removal, wanted.isMeant));
  if (!wanted.isMeant || changesOf(removal) === 0) return 0;
  if (removal.standing.isArchived) return 1;
  const outcome = await carryOut(removal, acting, (text) => terminal.write(text));
  await terminal.write(renderOutcome(outcome, acting.clock.now()));
  return outcome.stopped === null && outcome.refused.length === 0 ? 0 : 1;
}

function parse(args: readonly string[]): Wanted {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      yes: { type: 'boolean', default: false },
      app: { type: 'string' },
      config: { type: 'string' },
      keep: { type: 'string', multiple: true, default: [] },
      since: { type: 'string' },
      'labels-only': { type: 'boolean', default: false },
      'comments-only': { type: 'boolean', default: false },
    },
  });
  const match = /^([\w.-]{1,100})\/([\w.-]{1,100})$/.exec(positionals[0] ?? '');
  if (match === null || positionals.length > 1) throw new UsageError('remove needs a repository written OWNER/REPO');
  const { 'labels-only': labelsOnly, 'comments-only': commentsOnly } = values;
  if (labelsOnly && commentsOnly) throw new UsageError('--labels-only and --comments-only exclude each other');
  return {
    owner: match[1] ?? '',
    repo: match[2] ?? '',
    isMeant: values.yes,
    app: values.app,
    config: values.config,
    keep: values.keep,
    since: values.since === undefined ? null : parseSince(values.since),
    hasLabels: !commentsOnly,
    hasComments: !labelsOnly,
  };
}

function parseSince(text: string): string {
  const time = parseNow(text, 'UTC');
  if (time === null) throw new UsageError('--since is a day (2026-12-01) or a moment (2026-12-01T09:00:00Z)');
  // Of a day all of it: `parseNow` gives its noon.
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : new Date(time).toISOString();
}

interface Found {
  readonly acting: Acting;
  readonly removal: Removal;
}

async function find(wanted: Wanted, named: NamedLabels | null, terminal: Terminal): Promise<Found> {
  const { owner, repo, app } = wanted;
  try {
    const acting = await actOn({ owner, repo }, app, terminal);
    const standing = await readStanding(acting, terminal.now);
    const names = named ?? namesOf(standing);
    const keep = keptNames(wanted.keep, names);
    const labels = wanted.hasLabels ? planLabels(await findLabels(acting, names), names, keep) : null;
    const comments = wanted.hasComments ? await findComments(acting, wanted.since ?? acting.since) : null;
    const removal = { repository: `${owner}/${repo}`, actor: acting.actor, standing, names, labels, comments };
    return { acting, removal };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${owner}/${repo} cannot be looked at: ${reasonOf(error)}`);
  }
}

async function readStanding(acting: Acting, now: () => number): Promise<RepositoryStanding> {
  const { connect, installation, me, owner, repo } = acting;
  const { data } = await connect(installation).rest.repos.get({ owner, repo });
  const question = { owner, repo, isProduction: false, now };
  return gatherStanding({ connect, installation, me, question, defaultBranch: data.default_branch });
}

function namesOf({ config }: RepositoryStanding): NamedLabels {
  if (config.status === 'valid') return namesIn(config.config, 'configuration');
  return namesIn({ labels: DEFAULT_LABELS, other_labels: DEFAULT_OTHER_LABELS }, 'defaults');
}

function namesIn({ labels, other_labels }: Omit<NamedLabels, 'from'>, from: NamedLabels['from']): NamedLabels {
  return { labels, other_labels, from };
}

/** A name that is misspelt would not be kept. */
function keptNames(keep: readonly string[], names: NamedLabels): ReadonlySet<string> {
  const known = namesOfLabels(names);
  const kept = new Set(keep.map((name) => name.toLowerCase()));
  const unknown = keep.find((name) => !known.some((label) => label.toLowerCase() === name.toLowerCase()));
  if (unknown === undefined) return kept;
  throw new UsageError(`--keep "${unknown}" is none of the labels here: ${known.join(', ')}`);
}

function reasonOf(error: unknown): string {
  const now = systemClock.now();
  const failure = readFailure(error, now);
  switch (failure.reason) {
    case 'no-connection':
    case 'no-answer':
      return 'GitHub cannot be reached';
    case 'status-401':
      return 'GitHub does not accept the key or GITHUB_TOKEN';
    case 'not-found':
      return 'GitHub does not know it, or it may not be seen from here';
    default:
      return failure.kind === 'retry' ? waitWords(failure, now) : `GitHub answered with ${failure.reason}`;
  }
}
