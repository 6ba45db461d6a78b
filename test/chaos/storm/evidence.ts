import type { Stage } from '../stage/stage.js';

/** What was asked of GitHub about something, how it stands there, and what the log says of it. */
export function evidenceOf({ github, journal }: Stage, about: string): readonly string[] {
  const [repo = '', number = ''] = about.split(/[#@]/);
  const world = github.world.repositories.get(repo.toLowerCase());
  const item = world?.items.get(Number(number));
  const installation = world === undefined ? 0 : github.repository(repo).installationId();
  const requests = github.requests.all
    .filter((each) => each.about === about && (each.isWrite || each.fault !== null))
    .slice(-20)
    .map(({ at, method, operation, status, fault }) => `${timeOf(at)} ${method} ${operation} ${status} ${fault ?? ''}`);
  const deliveries = github.deliveries
    .filter(({ payload }) => numberIn(payload) === `${repo}#${number}`.toLowerCase())
    .slice(-15)
    .map(({ at, event, action, status, guid }) => `${at} delivery ${event} ${action ?? ''} ${status} ${guid}`);
  const timeline = item?.timeline.slice(-20).map(({ at, type, actor }) => `${at} ${type} by ${actor.type}`) ?? [];
  const log = journal.about(`item:${installation}/${repo}#${number}`.toLowerCase(), 12);
  return [...timeline, ...requests, ...deliveries, ...log];
}

function numberIn(payload: Readonly<Record<string, unknown>>): string | null {
  const {
    issue,
    pull_request: pull,
    repository,
  } = payload as {
    issue?: { number?: number };
    pull_request?: { number?: number };
    repository?: { full_name?: string };
  };
  const number = issue?.number ?? pull?.number;
  return number === undefined ? null : `${repository?.full_name ?? ''}#${number}`.toLowerCase();
}

function timeOf(at: number): string {
  return new Date(at).toISOString();
}
