import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.js';

const PURE = ['test/core/**/*.test.ts', 'test/github/**/*.test.ts'];

const patience = { testTimeout: 30_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    globalSetup: ['test/services/global-setup.ts'],
    reporters: ['default', './test/tally-reporter.ts'],
    // Vitest leaves one core to itself, which on two cores is all but one worker; its own work is little.
    maxWorkers: Math.max(2, availableParallelism()),
    sequence: { sequencer: LongestFirst },
    projects: [
      { test: { name: 'shell', include: ['test/**/*.test.ts'], exclude: PURE, ...patience } },
      // Nothing there keeps state in a module or changes what belongs to the process, so one worker after the other is no need: to
      // begin anew for each file took as long as its tests.
      { test: { name: 'pure', include: PURE, isolate: false, ...patience } },
    ],
  },
});
