import * as z from 'zod';
import type { Change } from '../../../core/plan/change.js';
import type { Instant } from '../../../core/snapshot.js';
import { formatSubjectKey } from '../../../core/subject.js';
import type { Subject } from '../../../core/subject.js';
import type { Clock } from '../../clock.js';
import { FailureError } from '../client/errors.js';
import { isStatus, numberOf, remember, request, unless, type Desk } from './desk.js';

export async function createLabel(desk: Desk, label: Extract<Change, { type: 'create-label' }>): Promise<void> {
  const { subject, client, at, memory } = desk;
  const { name, color, description } = label;
  try {
    await request(desk, () => client.rest.issues.createLabel({ ...at, name, color, description }));
  } catch (error) {
    // Made by another run or by hand. A 422 can also say that the name will not do.
    if (!isExisting(error)) throw error;
  }
  await memory.remember(repositoryKeyOf(subject), { type: 'own-label', name });
}

export async function addLabels(desk: Desk, names: readonly string[]): Promise<void> {
  const { subject, client } = desk;
  const issue = numberOf(subject);
  const { headers } = await request(desk, () =>
    client.rest.issues.addLabels({ ...desk.at, issue_number: issue, labels: [...names] }),
  );
  const at = answeredAt(headers, desk.clock);
  await remember(desk, ...names.map((name) => ({ type: 'label' as const, name, isPresent: true, at })));
}

export async function removeLabel(desk: Desk, name: string): Promise<void> {
  const { subject, client, at } = desk;
  const issue = numberOf(subject);
  // 404: it is gone already.
  const answer = await unless(404, () =>
    request(desk, () => client.rest.issues.removeLabel({ ...at, issue_number: issue, name })),
  );
  await remember(desk, { type: 'label', name, isPresent: false, at: answeredAt(answer?.headers ?? {}, desk.clock) });
}

const validationError = z.object({
  response: z.object({ data: z.object({ errors: z.array(z.object({ code: z.string().catch('') })) }) }),
});

function isExisting(error: unknown): boolean {
  if (!isStatus(error, 422) || !(error instanceof FailureError)) return false;
  const { data } = validationError.safeParse(error.cause);
  return data?.response.data.errors.some(({ code }) => code === 'already_exists') ?? false;
}

/** GitHub's clock, not ours: its events are compared with this. */
function answeredAt(headers: { readonly date?: string }, clock: Clock): Instant {
  const time = Date.parse(headers.date ?? '');
  return Number.isNaN(time) ? clock.now() : time;
}

function repositoryKeyOf({ installation, owner, repo }: Subject): string {
  return formatSubjectKey({ kind: 'repository', installation, owner, repo });
}
