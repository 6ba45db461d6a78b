import { createPrinter, wantsColor } from './printing.js';
import type { Printer } from './printing.js';
import { startStage } from './stage.js';
import { STORY } from './story/index.js';
import { createScene } from './story/step.js';

/** Plays the story; rejects where a step did not end as told. */
async function play(printer: Printer): Promise<void> {
  const { line, paint } = printer;
  line(paint('bold', 'async-conventions, from a webhook to one helpful comment'));
  line('The app below is the real one, a process of its own. GitHub is not: it is a copy that runs on this');
  line('machine, so that nothing is needed but this folder. What you see stands on that GitHub afterwards.');
  const stage = await startStage();
  const interrupt = (): void => void stage.stop().finally(() => process.exit(130));
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  try {
    const scene = createScene(stage, printer);
    for (const [index, step] of STORY.entries()) {
      line();
      line(paint('bold', `${index + 1}. ${step.title}`));
      await step.play(scene);
    }
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
    await stage.stop();
  }
}

const printer = createPrinter((text) => void process.stdout.write(text), wantsColor(process.env, process.stdout.isTTY));
try {
  await play(printer);
  printer.line();
  printer.line('Every step ended as told.');
} catch (error) {
  printer.line(`  ${printer.paint('red', '✗')} ${error instanceof Error ? error.message : String(error)}`);
  printer.line();
  printer.line('The story did not end as told; the step marked above says where.');
  // Whatever half of the stage still stands must not keep the process.
  process.exit(1);
}
