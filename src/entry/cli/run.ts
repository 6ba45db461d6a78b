import { UsageError, type ExitCode, type Terminal } from './terminal.js';

const USAGE = `async-conventions: reads issues and pull requests against a team's templates

  async-conventions check [FILE|-] [--config F] [--template NAME]
      [--kind issue|pull_request] [--title T] [--label L]… [--author LOGIN]
      [--now TIME] [--format text|json|markdown]
    Judges one body. Ends with 0 when it passes or is not checked, 1 when
    something required is missing, 2 when used wrongly. Without --config:
    .github/async.yml if it is there, else the built-in templates.

  async-conventions check --jsonl [--config F]
    Judges one {"id", "body", "title", "labels", "kind", "author", "template",
    "now"} a line of standard input; writes one verdict a line.

  async-conventions validate [FILE|-] [--format text|json]
    Names every problem of a configuration. Ends with 1 when there are any.

  async-conventions init [--force]
    Proposes .github/async.yml for the clone one stands in: it checks what the
    forms and templates there ask for, in the mode observe. Ends with 1 when
    the file is there already and was left as it is.

  async-conventions forms [--write|--check] [--config F] [--force]
    Says which issue forms and pull request templates the configuration stands
    for, writes them, or ends with 1 when they are not as it says. A file that
    somebody else wrote is replaced only with --force.

  async-conventions explain [--repo OWNER/REPO | --config F]
    Prints the configuration in force, whole, with where each value comes
    from. --repo reads GitHub with GITHUB_TOKEN, all layers; without it the
    clone one stands in.

  async-conventions config --preset NAME
    Prints a preset (standard, lean, strict, oss) as the file that says it all.

  async-conventions plan OWNER/REPO#N [--app SLUG]
    Reads GitHub with GITHUB_TOKEN and prints what the app would change there,
    changing nothing. What the app SLUG already wrote counts as its own.

  async-conventions decisions list|show N|export [--repo OWNER/REPO [--app SLUG]
      | --folder F] [--format text|json|madr] [--out DIR [--force]]
    Lists decisions, prints the record of one, or exports all: as JSON, or with
    --format madr as files into the folder DIR. --repo reads the issues on
    GitHub with GITHUB_TOKEN; without it the records in the clone one stands in.

  async-conventions doctor OWNER/REPO [--format text|json]
    Says whether the app works there, and what to do where it does not. With
    the app's APP_ID and PRIVATE_KEY all of it; with GITHUB_TOKEN what that may
    see. Ends with 1 when there is something to mend.

  async-conventions remove OWNER/REPO [--yes] [--app SLUG] [--keep LABEL]…
      [--labels-only | --comments-only] [--config F] [--since TIME]
    For a team that leaves: says which labels of the app would be deleted there
    and which of its comments collapsed; --yes does it. As the app, with APP_ID
    and PRIVATE_KEY, else with GITHUB_TOKEN, for the app SLUG.

  async-conventions agents-md [--write | --check] [--config F]
    Prints what the configuration asks of texts, for programs that write them.
    --write puts it into AGENTS.md as a block of its own and leaves the rest;
    --check ends with 1 when that block is missing or no longer right.
`;

type Command = (args: readonly string[], terminal: Terminal) => Promise<ExitCode>;

/** Each command is loaded when it is called: `check` needs no client for GitHub. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import('./commands/check.js')).runCheck,
  explain: async () => (await import('./commands/explain.js')).runExplain,
  config: async () => (await import('./commands/config.js')).runConfig,
  validate: async () => (await import('./commands/validate.js')).runValidate,
  init: async () => (await import('./commands/init.js')).runInit,
  forms: async () => (await import('./commands/forms.js')).runForms,
  plan: async () => (await import('./commands/plan.js')).runPlan,
  decisions: async () => (await import('./commands/decisions.js')).runDecisions,
  doctor: async () => (await import('./commands/doctor.js')).runDoctor,
  remove: async () => (await import('./commands/remove.js')).runRemove,
  'agents-md': async () => (await import('./commands/agents-md.js')).runAgentsMd,
};

/** Runs one command line. Wrong use is answered with what would be right, never with a stack trace. */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === '--help' || name === '-h' || name === 'help' || rest.includes('--help') || rest.includes('-h')) {
    await terminal.write(USAGE);
    return 0;
  }
  const command = Object.entries(COMMANDS).find(([known]) => known === name)?.[1];
  if (command === undefined) {
    terminal.warn(name === undefined ? USAGE : `async-conventions has no command "${name}".\n\n${USAGE}`);
    return 2;
  }
  try {
    const run = await command();
    return await run(rest, terminal);
  } catch (error) {
    if (!isWrongUse(error)) throw error;
    terminal.warn(`${error.message}\n`);
    return 2;
  }
}

function isWrongUse(error: unknown): error is Error {
  if (error instanceof UsageError) return true;
  const code = (error as { code?: unknown }).code;
  return error instanceof Error && typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS');
}
