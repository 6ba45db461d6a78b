import type { Config } from './config.js';

/** Tells whether anybody may be reminded of anything by a configuration. */
export function remindsAnybody({ mode, status, response }: Pick<Config, 'mode' | 'status' | 'response'>): boolean {
  return mode !== 'observe' && (status.ask !== 'none' || response?.remind === true);
}
