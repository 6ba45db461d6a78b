import { accept } from './accept.js';
import { approve } from './approve.js';
import { ask } from './ask.js';
import { away } from './away.js';
import type { CommandName } from './command.js';
import type { CommandSpec } from './command-spec.js';
import { concern } from './concern.js';
import { extend } from './extend.js';
import { help } from './help.js';
import { hold } from './hold.js';
import { hours } from './hours.js';
import { object } from './object.js';
import { owner } from './owner.js';
import { postpone } from './postpone.js';
import { propose } from './propose.js';
import { reject } from './reject.js';
import { resolve } from './resolve.js';
import { rollup } from './rollup.js';
import { snooze } from './snooze.js';
import { status } from './status.js';
import { supersede } from './supersede.js';
import { unapprove } from './unapprove.js';
import { unhold } from './unhold.js';
import { withdraw } from './withdraw.js';

/** All commands, in the order in which a decision meets them; those that mean nothing there last. */
export const COMMANDS: readonly CommandSpec[] = [
  propose,
  ask,
  owner,
  approve,
  unapprove,
  concern,
  resolve,
  hold,
  unhold,
  extend,
  accept,
  reject,
  postpone,
  withdraw,
  supersede,
  object,
  away,
  hours,
  help,
  status,
  snooze,
  rollup,
];

/** Those that mean something on a decision. */
export const DECISION_COMMANDS = COMMANDS.filter(({ on }) => on === undefined);

/** Returns how a command is typed. */
export function commandUsage(name: CommandName): string {
  return COMMANDS.find((command) => command.name === name)?.usage ?? `/${name}`;
}
