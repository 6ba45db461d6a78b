import { CONFIG_PATH } from '../../../core/config/config-path.js';
import { CHECK_NAME } from '../../../core/desired/check-name.js';
import type { Instant } from '../../../core/snapshot.js';
import { plainLine } from '../../../core/text/neutralise.js';
import type { Failure } from '../../../shell/github/client/errors.js';
import type { RepositoryStanding } from '../doctor/facts.js';
import type { Outcome, Refused } from '../remove/carry-out.js';
import { changesOf, labelsToDelete, type FoundComments, type PlannedLabel, type Removal } from '../remove/removal.js';

/** Links shown of the comments that would be collapsed. */
const MOST_LINKS = 3;

/** Returns what would be removed, and what to do before, for people to read. */
export function renderRemoval(removal: Removal, isMeant: boolean): string {
  const { standing, labels, comments } = removal;
  const blocks = [
    `${removal.repository}, as ${plainLine(removal.actor, 150)}`,
    ['First', ...listed([firstOfCheck(standing), firstOfApp(standing)])],
    ...(labels === null ? [] : labelBlocks(labels, removal)),
    ...(comments === null ? [] : [commentBlock(comments)]),
    'What stays: checks on commits, weekly pages (the last one is open), messages in Slack, records of decisions, what the history of an item says of labels, and whatever people wrote. None of this notifies anybody.',
    closing(removal, isMeant),
  ];
  return `${blocks.map((block) => (typeof block === 'string' ? block : block.join('\n'))).join('\n\n')}\n${isMeant && changesOf(removal) > 0 ? '\n' : ''}`;
}

/** While it is at work, the app would write again what is removed. Once it is silent, so is its check. */
function firstOfApp({ config, files, defaultBranch }: RepositoryStanding): string {
  const branch = plainLine(defaultBranch, 100);
  const after = `Once this is done, delete ${files.repository ? 'that file' : 'it'} and uninstall the app.`;
  switch (config.status) {
    case 'none':
      return 'No configuration is in force, so that the app writes nothing here.';
    case 'invalid':
      return `${plainLine(config.file, 200)} has problems, so that the app changes no label and no comment. Leave it so, or set \`mode: observe\`, until this is done; then delete it and uninstall the app.`;
    case 'valid': {
      const { mode } = config.config;
      if (mode === 'observe') return `The mode is observe, so that the app writes nothing here. ${after}`;
      const where = files.repository
        ? `Set \`mode: observe\` in ${CONFIG_PATH} on ${branch}`
        : `The organisation's ${CONFIG_PATH} speaks for this repository. Commit one with \`version: 1\` and \`mode: observe\` to ${branch}`;
      return `${where}: the mode is ${mode}, and as long as the app is installed it would write again. Keep the file until this is done, since it says what the labels are called; then delete it and uninstall the app.`;
    }
    default:
      return config satisfies never;
  }
}

/** A required check that nobody writes holds up every merge. */
function firstOfCheck({ required, defaultBranch }: RepositoryStanding): string {
  const branch = plainLine(defaultBranch, 100);
  if (required !== null && required.length > 0) {
    return `A ruleset requires the check ${CHECK_NAME} on ${branch}. Take it out there before anything else: once the app is silent nobody writes it, and no pull request can be merged.`;
  }
  const says =
    required === null
      ? `GitHub does not say here which checks ${branch} requires.`
      : `No ruleset requires the check ${CHECK_NAME} on ${branch}. Classic branch protection cannot be seen from here.`;
  return `${says} Where that requires it, take it out: once the app is silent nobody writes it, and no pull request can be merged.`;
}

function labelBlocks(labels: readonly PlannedLabel[], removal: Removal): readonly (readonly string[])[] {
  const gone = labelsToDelete(removal);
  const left = labels.filter(({ fate }) => fate !== 'delete');
  const source = sourceOf(removal);
  const head =
    gone.length === 0
      ? [`Labels: none to delete. ${source}`]
      : [
          `Labels to delete from the repository, which takes each off all its items, for good. ${source}`,
          ...listed(gone.map(labelWords)),
          'GitHub does not tell who made a label: read the counts. --keep NAME leaves one.',
        ];
  const kept = left.length === 0 ? [] : [['Labels that are left', ...listed(left.map(leftWords))]];
  return [head, ...kept];
}

function sourceOf({ names, standing }: Removal): string {
  switch (names.from) {
    case 'configuration':
      return 'Their names are those of the configuration.';
    case 'file':
      return 'Their names are those of the file given with --config.';
    case 'defaults':
      return `Their names are the defaults, since ${standing.config.status === 'none' ? 'there is no configuration' : 'the configuration cannot be read'}; --config FILE takes them from an earlier one.`;
    default:
      return names.from satisfies never;
  }
}

function labelWords({ name, open, closed, isSkip }: PlannedLabel): string {
  const words = carriedWords(name, open, closed);
  return isSkip ? `${words}. People put this one, to set an item aside` : words;
}

function leftWords({ name, open, closed, fate }: PlannedLabel): string {
  const words = carriedWords(name, open, closed);
  const why = "neither its colour nor its description is the app's, so that people may have made it. Delete it by hand";
  return fate === 'kept' ? `${words}, kept as asked` : `${words}; ${why} if it is not wanted`;
}

function carriedWords(name: string, open: number, closed: number): string {
  return `\`${plainLine(name, 60)}\`, on ${open} open and ${closed} closed`;
}

function commentBlock({ list, collapsed, seen, requests, next }: FoundComments): readonly string[] {
  const already = collapsed === 0 ? '' : ` Collapsed already: ${collapsed}.`;
  const looked = `Looked through: ${counted(seen, 'comment')}, in ${counted(requests, 'request')}.`;
  const more = next === null ? [] : [`There are more: --since ${next} goes on from there.`];
  if (list.length === 0) return [`Comments: none to collapse.${already} ${looked}`, ...more];
  const rest = list.length - MOST_LINKS;
  return [
    `Comments of the app to collapse as outdated: ${list.length}. Their text stays, behind a click.${already} ${looked}`,
    ...listed([
      ...list.slice(0, MOST_LINKS).map(({ url }) => plainLine(url, 300)),
      ...(rest > 0 ? [`and ${rest} more`] : []),
    ]),
    ...more,
  ];
}

function closing(removal: Removal, isMeant: boolean): string {
  const changes = changesOf(removal);
  if (changes === 0) return 'There is nothing to remove.';
  if (removal.standing.isArchived) return 'The repository is archived and takes no change. Unarchive it first.';
  return isMeant ? 'Removing now:' : `Nothing was changed. --yes does it, ${durationOf(changes)}.`;
}

/** Ten changes go at once, then one a second. */
function durationOf(changes: number): string {
  const minutes = Math.ceil((changes - 10) / 60);
  if (minutes <= 1) return 'within a minute or so';
  return `in about ${minutes} minutes: one change a second, as GitHub asks`;
}

/** Returns what was removed, and what was not and why. */
export function renderOutcome({ labels, comments, stopped, refused }: Outcome, now: Instant): string {
  const lines = [
    '',
    `${stopped === null && refused.length === 0 ? 'Done' : 'Done so far'}: ${counted(labels, 'label')} deleted, ${counted(comments, 'comment')} collapsed.`,
    ...refused.map(refusedWords),
    ...(stopped === null ? [] : [`${waitWords(stopped, now)}. Run it again then: what is done is not done twice.`]),
  ];
  return `${lines.join('\n')}\n`;
}

function refusedWords({ what, reason }: Refused): string {
  const act = what === 'labels' ? 'delete labels' : 'collapse comments';
  return `GitHub did not let us ${act} (${plainLine(reason, 200)}). The app needs write access to issues and pull requests, a person the role write.`;
}

/** Returns why another run is needed, and from when on it may help. */
export function waitWords(failure: Failure, now: Instant): string {
  if (failure.kind === 'retry' && failure.scope === 'installation') {
    const at = new Date(now + (failure.afterMs ?? 0)).toISOString().slice(11, 16);
    return `GitHub's limit of requests is used up until about ${at} UTC`;
  }
  return `GitHub does not answer as it should (${failure.reason})`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function listed(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `- ${line}`);
}
