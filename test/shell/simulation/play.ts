import { createSlackClient } from '../../../src/shell/channels/slack-client.js';
import { createSlack } from '../../../src/shell/channels/slack.js';
import { startSlack, type FakeSlack } from '../../slack/index.js';
import { raiseStage, type Stage } from '../simulated-stage.js';
import { BEGINS, ENDS, foundPlaces, OUTAGES, STORY, type Places } from './story.js';
import { CHANNEL } from './team.js';

const MINUTE = 60_000;

/** Part of whatever is asked first, and of no errand. */
const TOKEN = 'apps/create-installation-access-token';

/** What stands after four weeks. */
export interface Played {
  readonly stage: Stage;
  readonly places: Places;
  readonly slack: FakeSlack;
  /** Between which calls the process was killed, in order: `RollupPages, WeekChanges`. */
  readonly kills: readonly string[];
  strike(): Promise<void>;
}

/**
 * Plays the four weeks.
 *
 * @param isKilled whether the process is killed besides, once between each two calls that ever follow one another, and started again a
 * minute later
 */
export async function playWeeks({ isKilled }: { readonly isKilled: boolean }): Promise<Played> {
  let now = (): number => BEGINS;
  const slack = await startSlack({ now: () => now(), channels: [CHANNEL] });
  const client = createSlackClient({ token: slack.token, apiUrl: slack.apiUrl });
  const options = { startsAt: BEGINS, upkeep: true, stretch: 12, slack: { slack: createSlack(client), webhook: null } };
  const stage = await raiseStage(options);
  now = () => stage.clock.now();
  const strike = (): Promise<void> => stage.strike().finally(() => slack.stop());
  try {
    const places = foundPlaces(stage.github);
    const kills = isKilled ? killBetweenCalls(stage) : [];
    for (const { at, act } of happenings(stage)) {
      await stage.pass(at - stage.clock.now());
      await act(places);
    }
    await stage.pass(ENDS - stage.clock.now());
    return { stage, places, slack, kills, strike };
  } catch (error) {
    await strike();
    throw error;
  }
}

interface Happening {
  readonly at: number;
  readonly act: (places: Places) => Promise<void> | void;
}

/** What people do and what befalls the server, in order. */
function happenings(stage: Stage): readonly Happening[] {
  const outages = OUTAGES.flatMap(({ from, to }): readonly Happening[] => [
    { at: from, act: () => stage.kill() },
    { at: to, act: () => stage.boot() },
  ]);
  const scenes = STORY.map(({ at, act }): Happening => ({ at: Date.parse(at), act }));
  return [...scenes, ...outages].toSorted((a, b) => a.at - b.at);
}

function isDown(moment: number): boolean {
  return OUTAGES.some(({ from, to }) => from <= moment && moment < to);
}

/** Kills the process as the second of two calls arrives, which takes effect; whoever sent it never hears of it. */
function killBetweenCalls(stage: Stage): readonly string[] {
  const kills: string[] = [];
  const before = new Map<string, string>();
  let isKilled = false;
  stage.github.faults.setSource(({ operation, about }) => {
    if (isKilled || operation === TOKEN) return null;
    const repository = about?.replace(/#.*/, '') ?? '';
    const pair = `${before.get(repository) ?? 'nothing'}, ${operation}`;
    before.set(repository, operation);
    if (kills.includes(pair)) return null;
    kills.push(pair);
    isKilled = true;
    stage.kill();
    stage.clock.after(MINUTE, () => {
      isKilled = false;
      if (!isDown(stage.clock.now())) void stage.boot();
    });
    return null;
  });
  return kills;
}
