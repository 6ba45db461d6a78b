import { CHECK_NAME } from '../../../core/desired/check-name.js';
import type { OwnedCheck } from '../../../core/desired/owned.js';
import type { Change } from '../../../core/plan/change.js';
import type { CheckAnnotation } from '../../../core/snapshot.js';
import { formatSubjectKey } from '../../../core/subject.js';
import { answerOf, checkAnswer } from './answers.js';
import { remember, request, shortenedOnce, type Desk } from './desk.js';

export async function createCheck(desk: Desk, check: OwnedCheck): Promise<void> {
  const { client, at } = desk;
  const { id } = await shortenedOnce(check.summary, (summary) =>
    request(desk, async () => {
      const fields = checkFields({ ...check, summary }, check.annotations);
      const answer = await client.rest.checks.create({ ...at, name: CHECK_NAME, head_sha: check.sha, ...fields });
      return answerOf(checkAnswer, answer);
    }),
  );
  await remember(desk, { type: 'check', check: { ...check, id, isRerequested: false } });
}

export async function updateCheck(desk: Desk, change: Extract<Change, { type: 'update-check' }>): Promise<void> {
  const { client, at } = desk;
  const { id, check, added } = change;
  await desk.memory.forgetCheck(formatSubjectKey(desk.subject), check.sha);
  await shortenedOnce(check.summary, (summary) =>
    request(desk, () =>
      client.rest.checks.update({ ...at, check_run_id: id, ...checkFields({ ...check, summary }, added) }),
    ),
  );
  await remember(desk, { type: 'check', check: { ...check, id, isRerequested: false } });
}

function checkFields(check: OwnedCheck, annotations: readonly CheckAnnotation[]) {
  return {
    status: 'completed' as const,
    conclusion: check.conclusion,
    external_id: check.externalId,
    output: {
      title: check.title,
      summary: check.summary,
      ...(annotations.length === 0 ? {} : { annotations: annotations.map(annotationFields) }),
    },
  };
}

function annotationFields({ path, line, column, level, title, message }: CheckAnnotation) {
  return {
    path,
    start_line: line,
    end_line: line,
    ...(column === undefined ? {} : { start_column: column, end_column: column }),
    annotation_level: level,
    title,
    message,
  };
}
