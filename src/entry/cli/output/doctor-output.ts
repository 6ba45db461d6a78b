import type { Level, Line } from '../doctor/line.js';

/** The documented JSON shape. */
export function doctorJson(repository: string, lines: readonly Line[]): string {
  const shown = lines.map(({ level, topic, says, details }) => ({ level, topic, says, details }));
  return `${JSON.stringify({ repository, ok: isSound(lines), lines: shown }, null, 2)}\n`;
}

/** Returns the lines for a terminal: level, topic, what is; what belongs to a line indented below it. */
export function renderDoctor(repository: string, lines: readonly Line[]): string {
  const width = Math.max(...lines.map(({ topic }) => topic.length));
  const indent = ' '.repeat(WIDTH + width + 4);
  const body = lines.flatMap(({ level, topic, says, details }) => [
    `${level.padEnd(WIDTH)}  ${topic.padEnd(width)}  ${says}`,
    ...details.map((detail) => `${indent}- ${detail}`),
  ]);
  return `${repository}\n\n${body.join('\n')}\n\n${sumUp(lines)}\n`;
}

/** Tells whether nothing has to be mended. */
export function isSound(lines: readonly Line[]): boolean {
  return countOf(lines, 'fail') === 0;
}

const WIDTH = 4;

function sumUp(lines: readonly Line[]): string {
  const todo = countOf(lines, 'todo');
  const more = todo === 0 ? '' : ` ${todo} to look at.`;
  const skipped = countOf(lines, 'skip') > 0 ? ' Lines with skip could not be told from here.' : '';
  const failed = countOf(lines, 'fail');
  return `${failed === 0 ? 'Nothing to mend.' : `${failed} to mend.`}${more}${skipped}`;
}

function countOf(lines: readonly Line[], level: Level): number {
  return lines.filter((line) => line.level === level).length;
}
