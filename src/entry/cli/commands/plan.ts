import { parseArgs } from 'node:util';
import { planItem } from '../../../core/plan/plan-item.js';
import type { ItemSubject } from '../../../core/subject.js';
import { en } from '../../../core/text/en.js';
import { systemClock } from '../../../shell/clock.js';
import { createReader } from '../../../shell/github/reading/reader.js';
import { silentLog } from '../../../shell/log.js';
import { connectByToken, identify, reasonOfRefusal } from '../by-token.js';
import { renderPlan } from '../output/plan-output.js';
import { UsageError, type ExitCode, type Terminal } from '../terminal.js';

/** `plan`: reads an item from GitHub and prints what the app would change, changing nothing. */
export async function runPlan(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { app: { type: 'string' } },
  });
  const subject = parseReference(positionals);
  const { connect, ask, lookUp } = connectByToken(terminal, 'plan needs GITHUB_TOKEN, with read access to the item');
  try {
    const me = await identify(values.app, connect);
    const reader = createReader({ ask, lookUp, me, clock: systemClock, log: silentLog });
    const snapshot = await reader.readItem(subject);
    const plan = planItem(snapshot, en);
    await terminal.write(renderPlan(subject, snapshot, plan));
    return 0;
  } catch (error) {
    throw new UsageError(`${positionals[0]} cannot be read: ${reasonOfRefusal(error)}`);
  }
}

function parseReference(positionals: readonly string[]): ItemSubject {
  const match = /^([\w.-]{1,100})\/([\w.-]{1,100})#(\d{1,9})$/.exec(positionals[0] ?? '');
  if (match === null || positionals.length > 1) throw new UsageError('plan needs an item written OWNER/REPO#NUMBER');
  return { kind: 'item', installation: 0, owner: match[1] ?? '', repo: match[2] ?? '', number: Number(match[3]) };
}
