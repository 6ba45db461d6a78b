import { describe, expect, test } from 'vitest';
import type { Memory } from '../../../src/core/decisions/facts.js';
import {
  MOST_MEMORY_UNITS,
  parseMemoryBlock,
  renderMemoryBlock,
} from '../../../src/core/desired/comment/decision/memory-block.js';

const MEMORY: Memory = {
  heard: [
    { comment: 101, by: 'ana', at: 1_000, role: 'write' },
    { comment: null, by: 'ben', at: 2_000, role: 'triage' },
  ],
  concerns: [
    {
      number: 1,
      comment: 102,
      by: 'ira',
      title: 'Who pays --> @everyone <!-- #12',
      at: 3_000,
      resolved: { by: 'olga', at: 4_000 },
      taken: { how: 'away', at: 5_000 },
    },
  ],
  nextNumber: 2,
  told: [
    {
      state: 'superseded',
      outcome: { how: 'command', by: 'olga', at: 6_000, option: 'a', because: 'b' },
      supersededBy: 31,
    },
  ],
};

describe('what a comment remembers of a decision', () => {
  test('is read as it was written, wherever in the comment it stands', () => {
    const comment = `<!-- async-conventions:sticky:v1 -->\n\nText.\n\n${renderMemoryBlock(MEMORY)}\n\n<!-- async-conventions:verdict {} -->`;
    expect(parseMemoryBlock(comment)).toEqual(MEMORY);
  });

  test('is read with who is asked, where a proposal is open', () => {
    const asked = { people: ['ben', 'chidi'], newsAt: Date.UTC(2026, 2, 4) };
    expect(parseMemoryBlock(renderMemoryBlock({ ...MEMORY, asked }))).toEqual({ ...MEMORY, asked });
    const line = renderMemoryBlock({ ...MEMORY, asked: { people: Array.from({ length: 51 }, String), newsAt: null } });
    expect(parseMemoryBlock(line)).toBeNull();
  });

  test('is one line, and nothing in it ends the comment or calls anybody', () => {
    const line = renderMemoryBlock(MEMORY);
    expect(line.slice(4, -3)).not.toMatch(/-->|<!--|[\n@#]/);
  });

  test('lets the oldest acknowledgements go first where it gets too long', () => {
    const heard = Array.from({ length: 300 }, (_, index) => ({
      comment: index,
      by: 'somebody-with-a-long-name',
      at: index,
      role: 'write' as const,
    }));
    const line = renderMemoryBlock({ ...MEMORY, heard });
    expect(line.length).toBeLessThanOrEqual(MOST_MEMORY_UNITS);
    const read = parseMemoryBlock(line);
    expect(read?.heard.at(-1)?.comment).toBe(299);
    expect(read?.forgottenUntil).toBe((read?.heard[0]?.at ?? 0) - 1);
    expect(read?.concerns).toEqual(MEMORY.concerns);
  });

  test('lets those on which no right rests go before, whenever they were given', () => {
    const heard = Array.from({ length: 300 }, (_, index) => ({
      comment: index,
      by: 'somebody-with-a-long-name',
      at: index,
      role: index < 20 ? ('write' as const) : index % 2 === 0 ? ('none' as const) : ('unknown' as const),
    }));
    const read = parseMemoryBlock(renderMemoryBlock({ ...MEMORY, heard }));
    expect(read?.heard.slice(0, 20)).toEqual(heard.slice(0, 20));
    expect(read?.heard.at(-1)?.at).toBe(299);
    expect(read?.forgottenUntil).toBe((read?.heard[20]?.at ?? 0) - 1);
  });

  test('is read from before it said up to when something was forgotten', () => {
    const line = renderMemoryBlock(MEMORY);
    expect(line).not.toContain('forgottenUntil');
    expect(parseMemoryBlock(line)).toEqual(MEMORY);
  });

  test.each(['', 'Text.', '<!-- async-conventions:decision {} -->', '<!-- async-conventions:decision {"version":2'])(
    'is nothing in %j',
    (text) => {
      expect(parseMemoryBlock(text)).toBeNull();
    },
  );
});
