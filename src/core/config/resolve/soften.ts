import type { Level } from '../config.js';

/** Returns a level one step softer: what is asked beyond presence weighs less than the section, unless a rule states its own. */
export function soften(level: Level): Level {
  return level === 'require' ? 'warn' : level === 'warn' ? 'info' : level;
}
