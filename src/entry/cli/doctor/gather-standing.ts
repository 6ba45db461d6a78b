import * as z from 'zod';
import { CONFIG_PATH } from '../../../core/config/config-path.js';
import { CHECK_NAME } from '../../../core/desired/check-name.js';
import type { Identity } from '../../../core/snapshot.js';
import { systemClock } from '../../../shell/clock.js';
import { askVia } from '../../../shell/github/client/ask.js';
import type { Client, Connect } from '../../../shell/github/client/client.js';
import { lookUpVia } from '../../../shell/github/client/look-up.js';
import { Pacing } from '../../../shell/github/client/pacing.js';
import { createReader } from '../../../shell/github/reading/reader.js';
import { silentLog } from '../../../shell/log.js';
import type { RepositoryStanding, RequiredCheck } from './facts.js';
import type { Question } from './gather.js';
import { orNull } from './watch.js';

interface Asking {
  readonly connect: Connect;
  readonly installation: number;
  readonly me: Identity;
  readonly question: Question;
  readonly defaultBranch: string;
}

/** Reads a repository as the app does, and what the app itself has no need of: the rules of the default branch. */
export async function gatherStanding(asking: Asking): Promise<RepositoryStanding> {
  const { connect, installation, me, question, defaultBranch } = asking;
  const { owner, repo } = question;
  const { rest } = connect(installation);
  const pacing = new Pacing({ clock: systemClock, writes: 'on' });
  const reader = createReader({
    ask: askVia({ connect, pacing, clock: systemClock }),
    lookUp: lookUpVia({ connect, pacing }),
    me,
    clock: systemClock,
    log: silentLog,
  });
  const { config, repository: facts } = await reader.readRepository({ kind: 'repository', installation, owner, repo });
  const isShared = repo.toLowerCase() === '.github';
  return {
    isArchived: facts.isArchived,
    defaultBranch,
    config,
    files: {
      repository: await hasConfigFile(rest, owner, repo),
      organisation: !isShared && (await hasConfigFile(rest, owner, '.github')),
    },
    labels: facts.ownLabels,
    required: await gatherRequired(rest, question, defaultBranch),
  };
}

async function hasConfigFile(rest: Client['rest'], owner: string, repo: string): Promise<boolean> {
  const answer = await orNull(rest.repos.getContent({ owner, repo, path: CONFIG_PATH }), [403, 404]);
  return answer !== null && !Array.isArray(answer.data);
}

/** Of a rule nothing but this is looked at. GitHub leaves the app out where any will do; some servers write -1. */
const checksRule = z.object({
  type: z.literal('required_status_checks'),
  parameters: z.object({
    required_status_checks: z.array(z.object({ context: z.string(), integration_id: z.number().nullish() })),
  }),
});

/** Servers without rulesets, and plans on which a private repository has none, do not answer. */
async function gatherRequired(
  rest: Client['rest'],
  { owner, repo }: Question,
  branch: string,
): Promise<readonly RequiredCheck[] | null> {
  const answer = await orNull(rest.repos.getBranchRules({ owner, repo, branch, per_page: 100 }), [403, 404]);
  if (answer === null) return null;
  return answer.data
    .flatMap((rule) => checksRule.safeParse(rule).data?.parameters.required_status_checks ?? [])
    .filter(({ context }) => context === CHECK_NAME)
    .map(({ integration_id: id }) => ({ appId: id === undefined || id === null || id <= 0 ? null : id }));
}
