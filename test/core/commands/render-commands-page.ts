import type { Command } from '../../../src/core/commands/command.js';
import type { CommandSpec } from '../../../src/core/commands/command-spec.js';
import { COMMANDS } from '../../../src/core/commands/index.js';
import { replacePart } from '../reading/documentation.js';
import { quoteCode } from '../rules/rule-pages.js';

/** The page that is partly written by hand and partly from the commands. */
export const COMMANDS_PAGE = new URL('../../../docs/commands.md', import.meta.url);

/** Returns the page with its generated parts written anew. Throws where their marks are missing. */
export function renderCommandsPage(page: string): string {
  const table = replacePart(page, 'commands', renderTable(COMMANDS));
  return replacePart(table, 'examples', COMMANDS.map(renderCommand).join('\n\n'));
}

const WHO: Readonly<Record<CommandSpec['who'], string>> = {
  'author-or-write': 'the author of the issue, or write access',
  'author-or-assigned': 'the author of the issue, who has it assigned, or who was asked in their place',
  'asked-or-triage': 'those asked, or triage access',
  'concern-author-or-decider': 'who raised it, or the decider',
  write: 'write access',
  decider: 'the decider',
  anyone: 'anyone',
};

function renderTable(commands: readonly CommandSpec[]): string {
  return [
    '| command | who may | what it does |',
    '|---|---|---|',
    ...commands.map(
      ({ name, usage, who, summary }) => `| [${quoteCode(usage)}](#${name}) | ${WHO[who]} | ${summary} |`,
    ),
  ].join('\n');
}

function renderCommand({ name, usage, examples, on }: CommandSpec): string {
  const no = on === undefined ? 'no: answered with its usage' : 'no';
  return [
    `### ${name}`,
    '',
    quoteCode(usage).replaceAll('\\|', '|'),
    '',
    '| typed | understood |',
    '|---|---|',
    ...examples.map(({ text, command }) => `| ${quoteCode(text)} | ${command === null ? no : describe(command)} |`),
  ].join('\n');
}

/** What a command holds beside its name, as a reader would put it. */
function describe(command: Command): string {
  if (command.name === 'status' && command.health === null) return 'nothing changed';
  const parts = partsOf(command).flatMap(([what, value]) => (value === null ? [] : [`${what} ${quoteCode(value)}`]));
  if (command.name === 'propose') parts.push(command.isOneWay ? 'one-way' : 'two-way');
  return parts.length === 0 ? 'yes' : parts.join(', ');
}

function partsOf(command: Command): readonly (readonly [what: string, value: string | null])[] {
  switch (command.name) {
    case 'propose':
      return [['option', command.option]];
    case 'concern':
      return [['title', command.title]];
    case 'resolve':
      return [[typeof command.which === 'number' ? 'number' : 'title', String(command.which)]];
    case 'hold':
    case 'reject':
    case 'object':
      return [['why', command.why]];
    case 'accept':
      return [
        ['option', command.option],
        ['because', command.because],
      ];
    case 'postpone':
      return [['until', command.until]];
    case 'supersede':
      return [['by', `#${command.by}`]];
    case 'owner':
      return [['owner', command.login]];
    case 'ask':
      return [['whom', command.whom.join(' ')]];
    case 'extend':
      return [['by', `${command.by.amount}${command.by.unit}`]];
    case 'away':
    case 'hours':
      return [['of oneself', command.text]];
    case 'status':
      return [
        ['health', command.health],
        ['headline', command.headline],
      ];
    case 'snooze':
      return [['days', String(command.days)]];
    case 'approve':
    case 'unapprove':
    case 'withdraw':
    case 'unhold':
    case 'help':
    case 'rollup':
      return [];
    default:
      return command satisfies never;
  }
}
