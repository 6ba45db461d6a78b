import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.js';

const PURE = ['test/core/**/*.test.ts', 'test/github/**/*.test.ts'];

export default defineConfig({
  test: {
    globalSetup: ['test/services/global-setup.ts'],
    reporters: ['default', './test/tally-reporter.ts'],
    // Most of the longest files wait for processes and servers, so two share a machine of two cores well.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'shell',
          include: ['test/**/*.test.ts'],
          exclude: PURE,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'pure',
          include: PURE,
          // Modules there keep nothing but what is costly to make anew, and no test changes what belongs to the process. A new process
          // for each file would take almost as long as its tests.
          isolate: false,
          // What takes long there waits for nothing but the processor, and is slow only where the machine is busy.
          testTimeout: 120_000,
        },
      },
    ],
  },
});
