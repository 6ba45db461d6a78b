import type { ConfigState } from '../config/config.js';
import type { Change } from './change.js';

/** Tells whether a configuration asks us to look on and write nothing. */
export function isObserving(config: ConfigState): boolean {
  return config.status === 'valid' && config.config.mode === 'observe';
}

/** Returns the changes that may be made: none in `observe`, all of them otherwise. */
export function allowChanges(changes: readonly Change[], config: ConfigState): readonly Change[] {
  return isObserving(config) ? [] : changes;
}
