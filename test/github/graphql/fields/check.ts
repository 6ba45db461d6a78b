import { latestRuns } from '../../state/changes/checks.js';
import type { Annotation, App, CheckRun, CheckSuite, Repository } from '../../state/model.js';
import { appOf } from '../../state/world.js';
import { nodeId } from '../../shapes/account.js';
import { repositoryHtmlUrl } from '../../shapes/repository.js';
import { paginate } from '../connection.js';
import { upper } from './fields.js';
import type { Fields, Ref } from './fields.js';
import { commitRef } from './git.js';

type SuiteRef = Ref<'CheckSuite', { readonly suite: CheckSuite }>;
type RunRef = Ref<'CheckRun', { readonly run: CheckRun }>;
type AnnotationRef = Ref<'CheckAnnotation', { readonly sha: string; readonly annotation: Annotation }>;

export function suiteRef(repo: Repository, suite: CheckSuite): SuiteRef {
  return { __typename: 'CheckSuite', repo, suite };
}

function chooseRuns(repo: Repository, suite: CheckSuite, filter: Readonly<Record<string, unknown>>): CheckRun[] {
  const all = [...repo.runs.values()].filter(
    (run) =>
      run.suiteId === suite.id &&
      (filter['checkName'] == null || run.name === filter['checkName']) &&
      (filter['appId'] == null || run.appId === filter['appId']) &&
      (filter['status'] == null || upper(run.status) === filter['status']),
  );
  return filter['checkType'] === 'ALL' ? all.reverse() : latestRuns(all);
}

export const suiteFields: Fields<SuiteRef> = {
  id: ({ suite }) => nodeId('CS', suite.id),
  databaseId: ({ suite }) => suite.id,
  status: ({ suite }) => upper(suite.status),
  conclusion: ({ suite }) => upper(suite.conclusion),
  createdAt: ({ suite }) => suite.createdAt,
  updatedAt: ({ suite }) => suite.updatedAt,
  app: ({ suite }, _args, { world }) => appOf(world, suite.appId),
  commit: ({ repo, suite }) => {
    const commit = repo.commits.get(suite.sha);
    return commit === undefined ? null : commitRef(repo, commit);
  },
  checkRuns: ({ repo, suite }, args) => {
    const filter = (args['filterBy'] ?? {}) as Readonly<Record<string, unknown>>;
    const runs = chooseRuns(repo, suite, filter);
    return paginate(
      runs.map((run): RunRef => ({ __typename: 'CheckRun', repo, run })),
      args,
    );
  },
};

export const runFields: Fields<RunRef> = {
  id: ({ run }) => nodeId('CR', run.id),
  databaseId: ({ run }) => run.id,
  name: ({ run }) => run.name,
  status: ({ run }) => upper(run.status),
  conclusion: ({ run }) => upper(run.conclusion),
  title: ({ run }) => run.title,
  summary: ({ run }) => run.summary,
  text: ({ run }) => run.text,
  externalId: ({ run }) => run.externalId,
  annotations: ({ repo, run }, args) =>
    paginate(
      run.annotations.map((annotation): AnnotationRef => ({
        __typename: 'CheckAnnotation',
        repo,
        sha: run.sha,
        annotation,
      })),
      args,
    ),
  detailsUrl: ({ run }) => run.detailsUrl,
  url: ({ repo, run }, _args, { world }) => `${repositoryHtmlUrl(world, repo)}/runs/${run.id}`,
  startedAt: ({ run }) => run.startedAt,
  completedAt: ({ run }) => run.completedAt,
  checkSuite: ({ repo, run }) => {
    const suite = repo.suites.get(run.suiteId);
    return suite === undefined ? null : suiteRef(repo, suite);
  },
};

export const annotationFields: Fields<AnnotationRef> = {
  path: ({ annotation }) => annotation.path,
  location: ({ annotation }) => annotation,
  annotationLevel: ({ annotation }) => upper(annotation.level),
  title: ({ annotation }) => annotation.title,
  message: ({ annotation }) => annotation.message,
  rawDetails: ({ annotation }) => annotation.rawDetails,
  blobUrl: ({ repo, sha, annotation }, _args, { world }) =>
    `${repositoryHtmlUrl(world, repo)}/blob/${sha}/${annotation.path}`,
};

export const spanFields: Fields<Annotation> = {
  start: ({ startLine: line, startColumn: column }) => ({ line, column }),
  end: ({ endLine: line, endColumn: column }) => ({ line, column }),
};

export const positionFields: Fields<{ readonly line: number; readonly column: number | null }> = {
  line: ({ line }) => line,
  column: ({ column }) => column,
};

export const appFields: Fields<App> = {
  id: (app) => nodeId('A', app.id),
  databaseId: (app) => app.id,
  slug: (app) => app.slug,
  name: (app) => app.name,
  clientId: (app) => app.clientId,
};
