import type { ConfigState } from '../../../core/config/config.js';
import { renderProblems } from '../../../core/config/faults/problems.js';
import { CHECK_NAME } from '../../../core/desired/check-name.js';
import { plainLine } from '../../../core/text/neutralise.js';
import type { Facts, RepositoryStanding } from './facts.js';
import { line, type Level, type Line } from './line.js';

/** Problems shown; `validate` names all of them. */
const MOST_PROBLEMS = 5;

/** How one makes the check required. */
const REQUIRE = `Settings, Rules, Rulesets: require the status check \`${CHECK_NAME}\``;

/** Classic protection is shown to administrators alone; a ruleset to whoever may see the repository. */
const UNSEEN = 'Classic branch protection cannot be seen from here and may require it too.';

const REST = ['configuration', 'labels', 'check'] as const;

/** Says whether a configuration is in force, and whether the check does what its mode promises. */
export function judgeRepository(facts: Facts): readonly Line[] {
  const { standing, app } = facts;
  if (standing === null)
    return REST.map((topic) => line('skip', topic, 'Can be read once the lines above are mended.'));
  if ('reason' in standing) {
    const says = `GitHub did not let the repository be read: ${plainLine(standing.reason, 300)}.`;
    return REST.map((topic) =>
      topic === 'configuration' ? line('fail', topic, says) : line('skip', topic, 'As above.'),
    );
  }
  const archived = 'Archived, so GitHub takes no comment and no label. Unarchive it.';
  return [
    ...(standing.isArchived ? [line('fail', 'repository', archived)] : []),
    judgeConfig(standing),
    judgeLabels(standing),
    judgeCheck(standing, app === null || app === 'refused' ? null : app.id),
  ];
}

function judgeConfig({ config, files, defaultBranch }: RepositoryStanding): Line {
  switch (config.status) {
    case 'none': {
      const branch = plainLine(defaultBranch, 100);
      const says = files.organisation
        ? "None: there is no `.github/async.yml`, and `repositories` of the organisation's file does not name this one. The app is silent."
        : `None: commit \`.github/async.yml\` to ${branch}. Until then the app is silent.`;
      return line('todo', 'configuration', says);
    }
    case 'invalid': {
      const shown = config.problems.slice(0, MOST_PROBLEMS);
      const more = config.problems.length - shown.length;
      const details = [...renderProblems(shown).trimEnd().split('\n'), ...(more > 0 ? [`and ${more} more`] : [])];
      const says = `${plainLine(config.file, 200)} has problems, and the app is silent on issues until they are mended:`;
      return line(
        'fail',
        'configuration',
        says,
        details.map((detail) => plainLine(detail, 600)),
      );
    }
    case 'valid': {
      const { mode, templates } = config.config;
      const names = templates.map(({ name }) => plainLine(name, 60)).join(', ');
      return line(
        'ok',
        'configuration',
        `Valid, mode ${mode}, templates: ${names === '' ? 'none' : names}. ${layersOf(files)}`,
      );
    }
    default:
      return config satisfies never;
  }
}

function layersOf({ repository, organisation }: RepositoryStanding['files']): string {
  if (repository && organisation) return "The repository's file, over the organisation's.";
  return repository ? "The repository's own file." : "The organisation's file.";
}

function judgeLabels({ config, labels }: RepositoryStanding): Line {
  if (config.status !== 'valid') return line('skip', 'labels', 'Named by a configuration.');
  const names: readonly string[] = Object.values(config.config.labels);
  const missing = names.filter((name) => !labels.includes(name));
  const have = `${names.length - missing.length} of ${names.length} exist`;
  if (missing.length === 0) return line('ok', 'labels', `All ${names.length} exist.`);
  return line(
    'ok',
    'labels',
    `${have}; ${missing.length === 1 ? 'the other is' : 'the others are'} made when first needed.`,
  );
}

/** The worst case comes first: a check that is required and that nobody writes holds up every merge. */
function judgeCheck({ config, required, defaultBranch }: RepositoryStanding, appId: number | null): Line {
  const branch = plainLine(defaultBranch, 100);
  if (required === null) return line('skip', 'check', `GitHub does not say which checks ${branch} requires.`);
  const silence = silenceOf(config);
  if (required.length === 0) return judgeOptional(config, branch);
  if (silence !== null) {
    const says = `Required on ${branch}, and not written ${silence}: no pull request can be merged. Take it out of the ruleset${config.status === 'valid' ? ', or choose `mode: advise` or `enforce`' : ', or commit a configuration'}.`;
    return line('fail', 'check', says);
  }
  const others = required.map((rule) => rule.appId).filter((id) => id !== null && id !== appId);
  const [other] = others;
  if (other !== undefined && appId !== null) {
    const says = `Required on ${branch} from another app (${other}) than this one (${appId}), so that ours does not count and merges wait. In the ruleset, choose this app as the source.`;
    return line('fail', 'check', says);
  }
  const source = other === undefined ? '' : ` From the app ${other}: whether that is this one needs its key.`;
  return line(...requiredWords(config, branch, source));
}

function requiredWords(config: ConfigState, branch: string, source: string): [Level, 'check', string] {
  const isAdvising = config.status === 'valid' && config.config.mode === 'advise';
  const advice = isAdvising ? ' In `mode: advise` it never holds a merge back; `mode: enforce` does.' : '';
  return ['ok', 'check', `Required on ${branch}.${source}${advice}`];
}

function judgeOptional(config: ConfigState, branch: string): Line {
  const mode = config.status === 'valid' ? config.config.mode : null;
  switch (mode) {
    case 'enforce':
      return line(
        'todo',
        'check',
        `No ruleset requires it on ${branch}, so that it holds back no merge. ${REQUIRE}. ${UNSEEN}`,
      );
    case 'observe':
      return line('ok', 'check', `No ruleset requires it on ${branch}, as it should be while observing. ${UNSEEN}`);
    case 'advise':
    case null:
      return line('ok', 'check', `No ruleset requires it on ${branch}; nothing asks for that. ${UNSEEN}`);
    default:
      return mode satisfies never;
  }
}

/** Returns why no check is written; null where one is. */
function silenceOf(config: ConfigState): string | null {
  if (config.status === 'none') return 'without a configuration';
  return config.status === 'valid' && config.config.mode === 'observe' ? 'in `mode: observe`' : null;
}
