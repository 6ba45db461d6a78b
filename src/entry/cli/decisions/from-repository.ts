import * as z from 'zod';
import { decisionLabels } from '../../../core/decisions/labels.js';
import { followRecord } from '../../../core/desired/following/follow.js';
import type { Snapshot } from '../../../core/snapshot.js';
import type { RepositoryRef } from '../../../core/subject.js';
import { en } from '../../../core/text/en.js';
import { wordsOf } from '../../../core/text/languages.js';
import { plainLine } from '../../../core/text/neutralise.js';
import { evaluate } from '../../../core/verdict/evaluate.js';
import { systemClock } from '../../../shell/clock.js';
import { readDecisionNumbers } from '../../../shell/github/reading/decision-numbers.js';
import { createReader } from '../../../shell/github/reading/reader.js';
import { silentLog } from '../../../shell/log.js';
import { connectByToken, identify, reasonOfRefusal } from '../by-token.js';
import { UsageError, type Terminal } from '../terminal.js';
import type { LookUp } from '../../../shell/github/client/look-up.js';
import { entryOfRecord, type DecisionEntry } from './entry.js';
import { othersNote, placeOfRecord } from './place-of-record.js';

/** What is asked of a repository. */
export interface RepositoryQuestion {
  /** As `OWNER/REPO`. */
  readonly repo: string;
  /** The app whose comments count as ours; undefined for the token's own user. */
  readonly app: string | undefined;
  /** The one decision that is wanted; undefined for all. */
  readonly number: number | undefined;
}

/** Returns decisions of a repository, by number, as their threads say them: those whose issues carry our labels. */
export async function readRepository(
  { repo: name, app, number }: RepositoryQuestion,
  terminal: Terminal,
): Promise<readonly DecisionEntry[]> {
  const ref = parseName(name);
  const need = 'decisions --repo needs GITHUB_TOKEN, with read access to the repository';
  const { connect, ask, lookUp } = connectByToken(terminal, need);
  try {
    const me = await identify(app, connect);
    const reader = createReader({ ask, lookUp, me, clock: systemClock, log: silentLog });
    const { labels } = await reader.readConfiguration(ref);
    if (labels === null) throw new UsageError(`${name} has no configuration that can be read`);
    const { numbers, isWhole } =
      number === undefined
        ? await readDecisionNumbers(ask, ref, decisionLabels(labels))
        : { numbers: [number], isWhole: true };
    if (!isWhole) terminal.warn('Only the newest 500 decisions are read.\n');
    const entries = await Promise.all(
      numbers.map(async (each) => {
        const snapshot = await reader.readItem({ ...ref, kind: 'item', number: each });
        return toEntry(snapshot, (path) => readText(lookUp, ref, path), terminal);
      }),
    );
    return entries.filter((entry) => entry !== null);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${name} cannot be read: ${reasonOfRefusal(error)}`);
  }
}

function parseName(name: string): RepositoryRef {
  const match = /^([\w.-]{1,100})\/([\w.-]{1,100})$/.exec(name);
  if (match === null) throw new UsageError('--repo is written OWNER/REPO');
  return { installation: 0, owner: match[1] ?? '', repo: match[2] ?? '' };
}

async function toEntry(
  snapshot: Snapshot,
  read: (path: string) => Promise<string | null>,
  terminal: Terminal,
): Promise<DecisionEntry | null> {
  const { config, item, decision } = snapshot;
  if (config.status !== 'valid') return null;
  const record = followRecord(snapshot, evaluate(config.config, item, wordsOf(config, en)));
  if (record === null) return null;
  const { folder } = config.config.decisions.record;
  const { path, others } = await placeOfRecord(record, folder, decision?.record?.files ?? [], read);
  for (const other of others) terminal.warn(`${plainLine(othersNote(other, item.number), 300)}\n`);
  return entryOfRecord(record, path);
}

/** Of a file of more than a megabyte, which is no record, GitHub gives no text here. */
const content = z.object({ type: z.literal('file'), encoding: z.literal('base64'), content: z.string() });

async function readText(lookUp: LookUp, { owner, repo, ...ref }: RepositoryRef, path: string): Promise<string | null> {
  const at = { owner, repo, path };
  const { data } = await lookUp({ owner, repo, ...ref }, (rest) => rest.repos.getContent(at));
  const file = content.safeParse(data);
  return file.success ? Buffer.from(file.data.content, 'base64').toString('utf8') : null;
}
