import { judge } from '../oracle/oracle.js';
import type { Judgement } from '../oracle/oracle.js';
import { WORDS } from '../canaries.js';
import type { Leak } from '../canaries.js';
import { PEOPLE } from '../people/cast.js';
import { writeBody, writeTitle } from '../people/prose.js';
import type { QueuePlace } from '../stage/queue-place.js';
import { startStage } from '../stage/stage.js';
import type { Stage } from '../stage/stage.js';
import { waitForQuiet } from '../storm/quiet.js';

export interface ArmedOptions {
  readonly place: QueuePlace;
  readonly processes: number;
  /** Issues that lack something and are opened at once, so that some of their comments are put off. */
  readonly issues: number;
  /** The same in a repository that lets a minute pass first. */
  readonly patient: number;
  readonly progress?: (line: string) => void;
}

export interface ArmedResult {
  readonly kind: QueuePlace['kind'];
  /** Items that waited for a time when every process was killed, at each of the kills. */
  readonly armed: readonly number[];
  readonly judgement: Judgement;
  /** Comments created, by item: one each is what there was reason for. */
  readonly created: ReadonlyMap<string, number>;
  readonly expected: number;
  readonly leaks: readonly Leak[];
  readonly troubles: readonly string[];
  readonly evidence: ReadonlyMap<string, readonly string[]>;
  readonly seconds: number;
}

const PACED = 'acme/paced';
const PATIENT = 'acme/patient';

/** How long after the last time is due everything must stand, on a busy machine. */
const REST_MS = 90_000;

const ARMED_MS = 60_000;

/**
 * Kills every process between the arming of a time and its firing, twice: with paced writes, where comments are put off, and in the
 * grace of a repository. The second kill follows the first start: what that start had found again is lost once more.
 */
export async function raiseArmed(options: ArmedOptions): Promise<ArmedResult> {
  const stage = await startStage({
    ...options,
    settings: { WRITE_PACING: 'on' },
    repositories: { [PACED]: 'version: 1\nscope: { grace: 0m }\n', [PATIENT]: 'version: 1\n' },
  });
  try {
    return await play(stage, options);
  } finally {
    await stage.stop().catch(() => {});
    await options.place.clear();
  }
}

async function play(stage: Stage, { place, issues, patient, progress = () => {} }: ArmedOptions): Promise<ArmedResult> {
  const { github, journal } = stage;
  const begun = Date.now();
  const open = (repo: string, count: number, lacking: string): void => {
    for (let at = 0; at < count; at += 1) {
      const body = writeBody('brief', [lacking], `${WORDS.body} ${at}`);
      github.repository(repo).openIssue({ by: PEOPLE[at % PEOPLE.length] ?? '', title: writeTitle('brief'), body });
    }
  };
  open(PATIENT, patient, 'Timeline');
  // What is only recommended gets a comment and no label: nothing else is written, so comments soon come too fast.
  open(PACED, issues, 'Resources');
  await github.settled();
  const armed: number[] = [];
  for (let kill = 0; kill < 2; kill += 1) {
    await waitUntilArmed(stage, kill === 0 && patient > 0 ? patient + 1 : 1);
    armed.push(waitingIn(stage).length);
    progress(`${armed.at(-1)} items wait for a time: every process is killed`);
    await Promise.all(stage.names.map((name) => stage.kill(name)));
    journal.forgetRuns();
    await Promise.all(stage.names.map((name) => stage.start(name)));
  }
  const { judgement, unrest } = await waitForQuiet(stage, () => judge(github), REST_MS);
  const created = new Map<string, number>();
  for (const { repository, number, actor, reason } of github.world.notifications) {
    if (actor !== `${github.app.slug}[bot]` || reason !== 'comment') continue;
    const about = `${repository}#${number}`;
    created.set(about, (created.get(about) ?? 0) + 1);
  }
  const wrong = [
    ...judgement.differences.map(({ about }) => about),
    ...[...created].filter(([, count]) => count > 1).map(([about]) => about),
  ];
  return {
    kind: place.kind,
    armed,
    judgement,
    created,
    expected: issues + patient,
    leaks: stage.canaries.leaks,
    troubles: [...stage.surprises(), ...github.problems, ...unrest],
    evidence: new Map(
      [...new Set(wrong)].slice(0, 4).map((about) => {
        const key = `item:${github.repository(about.split('#')[0] ?? '').installationId()}/${about}`.toLowerCase();
        return [about, journal.about(key, 12)] as const;
      }),
    ),
    seconds: (Date.now() - begun) / 1000,
  };
}

/** Items whose last run ended with a time at which to look again. */
function waitingIn({ journal }: Stage): readonly string[] {
  const now = Date.now();
  return [...journal.lastRuns].flatMap(([key, { again, outcome }]) =>
    outcome === 'requeue' && again !== null && again > now ? [key] : [],
  );
}

/** Resolves when so many wait for a time, or when nothing more comes: all may have been done before. */
async function waitUntilArmed(stage: Stage, least: number): Promise<void> {
  const deadline = Date.now() + ARMED_MS;
  const isDone = (): boolean => judge(stage.github).differences.length === 0;
  while (waitingIn(stage).length < least && Date.now() < deadline) {
    if (isDone() && judge(stage.github).due === null) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
