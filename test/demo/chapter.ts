import { wrap, WIDTH } from './printing.js';
import type { Printer } from './printing.js';
import { createScene } from './story/step.js';
import type { Step } from './story/step.js';

/** A part of the story, with a stage of its own. */
export interface Chapter<S> {
  readonly title: string;
  /** What is real on its stage, and what is not. */
  readonly preface: string;
  /** In order; a step builds on those before it. */
  readonly steps: readonly Step<S>[];
  readonly raise: () => Promise<S>;
}

/**
 * Plays a chapter; rejects where a step did not end as told.
 *
 * @param before how many steps were told before it
 */
export async function playChapter<S extends { stop(): Promise<void> }>(
  { title, preface, steps, raise }: Chapter<S>,
  printer: Printer,
  before: number,
): Promise<void> {
  const { line, paint } = printer;
  line(paint('bold', title));
  for (const part of wrap(preface, WIDTH)) line(part);
  const stage = await raise();
  const interrupt = (): void => void stage.stop().finally(() => process.exit(130));
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  try {
    const scene = createScene(stage, printer);
    for (const [index, step] of steps.entries()) {
      line();
      line(paint('bold', `${before + index + 1}. ${step.title}`));
      await step.play(scene);
    }
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
    await stage.stop();
  }
}
