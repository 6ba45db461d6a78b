import { decisionLabels } from '../../../core/decisions/labels.js';
import { numberOfRecord } from '../../../core/decisions/record/record-path.js';
import { followRecord } from '../../../core/desired/following/follow.js';
import type { Snapshot } from '../../../core/snapshot.js';
import type { RepositoryRef } from '../../../core/subject.js';
import { en } from '../../../core/text/en.js';
import { wordsOf } from '../../../core/text/languages.js';
import { evaluate } from '../../../core/verdict/evaluate.js';
import { systemClock } from '../../../shell/clock.js';
import { readDecisionNumbers } from '../../../shell/github/reading/decision-numbers.js';
import { createReader } from '../../../shell/github/reading/reader.js';
import { silentLog } from '../../../shell/log.js';
import { connectByToken, identify, reasonOfRefusal } from '../by-token.js';
import { UsageError, type Terminal } from '../terminal.js';
import { entryOfRecord, type DecisionEntry } from './entry.js';

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
    const snapshots = await Promise.all(
      numbers.map((each) => reader.readItem({ ...ref, kind: 'item', number: each }).then(toEntry)),
    );
    return snapshots.filter((entry) => entry !== null);
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

function toEntry(snapshot: Snapshot): DecisionEntry | null {
  const { config, item, decision } = snapshot;
  if (config.status !== 'valid') return null;
  const record = followRecord(snapshot, evaluate(config.config, item, wordsOf(config, en)));
  if (record === null) return null;
  const file = decision?.record?.files.find((name) => numberOfRecord(name) === item.number);
  return entryOfRecord(record, file === undefined ? null : `${config.config.decisions.record.folder}/${file}`);
}
