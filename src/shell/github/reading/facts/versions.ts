import type { BodyVersion } from '../../../../core/decisions/facts.js';
import type { ItemSubject } from '../../../../core/subject.js';
import type { Ask } from '../../client/ask.js';
import { versionsAnswer } from '../answers/index.js';
import { VERSIONS_QUERY } from '../queries/index.js';

/**
 * Returns the versions of an issue's body, oldest first, the present one last, as far as its last twenty edits show them.
 *
 * GitHub calls the field `diff`; it holds the whole text as an edit left it, and null where somebody deleted that version. The
 * first edit brings the original into the list.
 */
export async function readVersions(ask: Ask, subject: ItemSubject): Promise<readonly BodyVersion[]> {
  const { repository } = await ask(subject, VERSIONS_QUERY, { number: subject.number }, versionsAnswer);
  const { body, createdAt, lastEditedAt, userContentEdits } = repository.issue;
  const at = lastEditedAt ?? createdAt;
  const earlier = [...(userContentEdits?.nodes ?? [])]
    // The newest comes first, and several can be of one second.
    .reverse()
    .flatMap((edit) => (edit?.diff == null || edit.editedAt >= at ? [] : [{ at: edit.editedAt, body: edit.diff }]))
    .sort((a, b) => a.at - b.at);
  return [...earlier, { at, body }];
}
