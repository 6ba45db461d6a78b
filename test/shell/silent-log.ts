import type { Log } from '../../src/shell/log.js';

/** A log nobody reads. */
export const silentLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
