import { isDeepStrictEqual } from 'node:util';
import type { ItemView } from '../../github/index.js';
import { wrap, WIDTH } from '../printing.js';
import type { Printer } from '../printing.js';
import type { Stage } from '../stage.js';

/** One scene of the story. It throws where something did not end as told. */
export interface Step<S = Stage> {
  readonly title: string;
  play(scene: Scene<S>): Promise<void>;
}

/** What a step works with. */
export interface Scene<S = Stage> {
  readonly stage: S;
  readonly printer: Printer;
  /** Says what people do, and why. */
  readonly tell: (text: string) => void;
  /** Says what came of it, if it did; `found` must equal `expected`. */
  readonly told: (text: string, found: unknown, expected: unknown) => void;
}

export function createScene<S>(stage: S, printer: Printer): Scene<S> {
  return {
    stage,
    printer,
    tell(text) {
      for (const line of wrap(text, WIDTH)) printer.line(line);
    },
    told(text, found, expected) {
      if (!isDeepStrictEqual(found, expected)) {
        const [is, should] = [found, expected].map((value) => JSON.stringify(value));
        throw new Error(`not so: ${text}\n  expected ${should}\n  found    ${is}`);
      }
      const [first = '', ...rest] = wrap(text, WIDTH - 4);
      printer.line(`  ${printer.paint('green', '✓')} ${first}`);
      for (const line of rest) printer.line(`    ${line}`);
    },
  };
}

/** Returns the item of that title as it stands. */
export function findItem({ repository }: Stage, title: string): ItemView {
  const item = repository.issues().find((each) => each.title === title);
  if (item === undefined) throw new Error(`nothing is titled "${title}"`);
  return item;
}
