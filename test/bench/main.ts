import { parseArgs } from 'node:util';
import { measureConfiguration } from './configuration.js';
import { measureEnqueue } from './enqueue.js';
import { measureEvents } from './events.js';
import { measureLines } from './lines.js';
import { measureLoad } from './load.js';
import { measureReading } from './reading.js';
import { renderFigures, writeFigures } from './report.js';
import { measureWeek } from './week.js';
import { measureWindows } from './windows.js';
import { measureWorkers } from './workers.js';

const { values } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    /** Goes on to a hundred thousand events, which takes minutes more. */
    long: { type: 'boolean', default: false },
  },
});

// One after the other: two at once would measure each other.
try {
  const reading = await measureReading();
  const configuration = await measureConfiguration();
  const windows = await measureWindows();
  const week = await measureWeek();
  const events = await measureEvents();
  const load = await measureLoad(values.long);
  const enqueue = await measureEnqueue();
  const workers = await measureWorkers();
  const linesPerSecond = await measureLines();
  const text = renderFigures({ reading, configuration, windows, week, events, load, enqueue, workers, linesPerSecond });
  process.stdout.write(`${text}\n`);
  if (values.write) await writeFigures(text);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  // Whatever was started must not keep the process.
  process.exit(1);
}
