import { playChapter } from './chapter.js';
import { createPrinter, wantsColor } from './printing.js';
import { EVERYDAY } from './story/index.js';
import { WEEK } from './week/index.js';
import { WEEKEND } from './weekend/index.js';

const printer = createPrinter((text) => void process.stdout.write(text), wantsColor(process.env, process.stdout.isTTY));
try {
  await playChapter(EVERYDAY, printer, 0);
  printer.line();
  await playChapter(WEEKEND, printer, EVERYDAY.steps.length);
  printer.line();
  await playChapter(WEEK, printer, EVERYDAY.steps.length + WEEKEND.steps.length);
  printer.line();
  printer.line('Every step ended as told.');
} catch (error) {
  printer.line(`  ${printer.paint('red', '✗')} ${error instanceof Error ? error.message : String(error)}`);
  printer.line();
  printer.line('The story did not end as told; the step marked above says where.');
  // Whatever half of the stage still stands must not keep the process.
  process.exit(1);
}
