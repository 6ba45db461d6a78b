import { measureClasses } from './classes.js';
import type { ClassFigures } from './classes.js';
import { median } from './measure.js';
import { ISSUES, onStage, timeEvents } from './stage.js';
import type { EventTiming } from './stage.js';

/** What the app does with events, from the webhook to the last write. */
export interface EventFigures {
  /** The first thousand edits of a process, for which V8 compiles the program. */
  readonly first: EventTiming;
  /** Edits that change nothing, once it is compiled. */
  readonly unchanged: EventTiming;
  /** New issues that get a comment and a label. */
  readonly failing: EventTiming;
  readonly classes: readonly ClassFigures[];
}

const FAILING = 200;
const ROUNDS = 3;

/** Thousands of events after which a thousand more take as long as those before. */
const WARM_UP_ROUNDS = 4;

/** Runs all, in three processes: this one, the fake GitHub and the app, which is started as `npm start` starts it. */
export function measureEvents(): Promise<EventFigures> {
  return onStage(async (stage) => {
    const { github } = stage;
    const edits: EventTiming[] = [];
    for (let round = 1; round <= WARM_UP_ROUNDS + ROUNDS; round += 1) {
      edits.push(await timeEvents(stage, ISSUES, () => github.ask({ name: 'edit', from: 1, to: ISSUES + 1, round })));
    }
    const failing: EventTiming[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      failing.push(await timeEvents(stage, FAILING, () => github.ask({ name: 'open-incomplete', count: FAILING })));
    }
    const { comments } = await github.ask({ name: 'counts' });
    if (comments !== FAILING * ROUNDS) throw new Error(`${comments} comments where ${FAILING * ROUNDS} were due`);
    return {
      first: medianOf(edits.slice(0, 1)),
      unchanged: medianOf(edits.slice(WARM_UP_ROUNDS)),
      failing: medianOf(failing),
      classes: await measureClasses(stage),
    };
  });
}

function medianOf(timings: readonly EventTiming[]): EventTiming {
  const of = (key: keyof EventTiming): number => median(timings.map((timing) => timing[key]));
  return {
    events: of('events'),
    perSecond: of('perSecond'),
    cpuPerThousand: of('cpuPerThousand'),
    readsPerEvent: of('readsPerEvent'),
    writesPerEvent: of('writesPerEvent'),
  };
}
