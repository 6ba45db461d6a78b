import type { Change } from '../../../core/plan/change.js';
import type { ItemPlan } from '../../../core/plan/plan-item.js';
import type { Snapshot } from '../../../core/snapshot.js';
import type { ItemSubject } from '../../../core/subject.js';
import { plainLine } from '../../../core/text/neutralise.js';

/** Returns a plan for people to read: what was concluded, and each change with what it would write. */
export function renderPlan(subject: ItemSubject, snapshot: Snapshot, plan: ItemPlan): string {
  const lines = [`${subject.owner}/${subject.repo}#${subject.number}: ${conclusion(snapshot, plan)}`, ''];
  if (plan.changes.length === 0) lines.push('Nothing to change.');
  for (const change of plan.changes) lines.push(...renderChange(change));
  if (plan.again !== null) lines.push('', `Looked at again at ${new Date(plan.again).toISOString()}.`);
  for (const note of plan.notes) lines.push('', `Note: ${note}`);
  return `${lines.join('\n')}\n`;
}

function conclusion(snapshot: Snapshot, plan: ItemPlan): string {
  if (snapshot.config.status === 'none') return 'no configuration applies';
  if (plan.verdict === null) return 'the configuration cannot be read';
  const { outcome, skip, template } = plan.verdict;
  return skip === null ? `${outcome} by the template ${plainLine(template ?? '', 100)}` : `not checked (${skip})`;
}

function renderChange(change: Change): readonly string[] {
  switch (change.type) {
    case 'create-comment':
    case 'create-reminder':
      return ['+ comment', ...indent(change.body)];
    case 'update-comment':
      return [`~ comment ${change.id}`, ...indent(change.body)];
    case 'delete-comment':
      return [`- comment ${change.id}`];
    case 'react':
      return [`+ reaction ${change.content} on comment ${change.comment}`];
    case 'create-label':
      return [`+ label in the repository: ${plainLine(change.name, 60)} (${plainLine(change.description, 120)})`];
    case 'add-labels':
      return change.names.map((name) => `+ label ${plainLine(name, 60)}`);
    case 'remove-label':
      return [`- label ${plainLine(change.name, 60)}`];
    case 'create-check':
    case 'update-check': {
      const { conclusion: result, title, summary } = change.check;
      const sign = change.type === 'create-check' ? '+' : '~';
      return [`${sign} check ${result}: ${plainLine(title, 200)}`, ...indent(summary)];
    }
    case 'commit-record':
      return [
        `${change.before === null ? '+' : '~'} branch ${plainLine(change.branch, 100)}: ${plainLine(change.message, 200)}`,
        ...change.files.flatMap(({ path, text }) => [`    ${plainLine(path, 300)}`, ...indent(text.trimEnd())]),
      ];
    case 'open-record-pull':
      return [`+ pull request: ${plainLine(change.title, 200)}`, ...indent(change.body)];
    default:
      return change satisfies never;
  }
}

function indent(text: string): readonly string[] {
  return text.split('\n').map((line) => (line === '' ? '' : `    ${line}`));
}
