import * as z from 'zod';
import { plainLine } from '../../../core/text/neutralise.js';
import { readFailure, type Failure } from '../../../shell/github/client/errors.js';
import { orNull } from '../doctor/watch.js';
import type { Acting } from './acting.js';
import { askGraphql } from './ask-graphql.js';
import { persevere } from './persevere.js';
import { labelsToDelete, type Removal } from './removal.js';

/** What came of a removal. */
export interface Outcome {
  readonly labels: number;
  readonly comments: number;
  /** Why the rest was not done; null where all was. */
  readonly stopped: Failure | null;
  /** What GitHub refused, in words of what was tried. */
  readonly refused: readonly Refused[];
}

export interface Refused {
  readonly what: 'labels' | 'comments';
  readonly reason: string;
}

/** Comments between two words on how far it is. */
const COMMENTS_A_WORD = 25;

/**
 * OUTDATED: nobody brings the comment up to date any more, which is all that is known. RESOLVED would say that what it asks for
 * was done.
 */
const COLLAPSE = `
mutation CollapseComment($id: ID!) {
  minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) { minimizedComment { isMinimized } }
}`;

const collapseAnswer = z.object({
  minimizeComment: z.object({ minimizedComment: z.object({ isMinimized: z.boolean() }).nullable() }).nullable(),
});

/**
 * Deletes labels and collapses comments, telling of each step. All of it may be done twice, so that a run after one that failed
 * does what is left. A refusal of the one kind says nothing of the other.
 */
export async function carryOut(
  removal: Removal,
  acting: Acting,
  say: (text: string) => Promise<void>,
): Promise<Outcome> {
  const done = { labels: 0, comments: 0 };
  const refused: Refused[] = [];
  for (const [what, run] of [
    ['labels', deleteLabels],
    ['comments', collapseComments],
  ] as const) {
    try {
      await run(removal, acting, say, () => (done[what] += 1));
    } catch (error) {
      const failure = readFailure(error, acting.clock.now());
      if (failure.kind === 'retry') return { ...done, stopped: failure, refused };
      refused.push({ what, reason: failure.reason });
    }
  }
  return { ...done, stopped: null, refused };
}

type Step = (
  removal: Removal,
  acting: Acting,
  say: (text: string) => Promise<void>,
  count: () => void,
) => Promise<void>;

const deleteLabels: Step = async (removal, acting, say, count) => {
  const { connect, installation, owner, repo } = acting;
  for (const { name } of labelsToDelete(removal)) {
    // 404: it is gone already, by somebody's hand or by a try whose answer was lost.
    await persevere(acting, 'write', () =>
      orNull(connect(installation).rest.issues.deleteLabel({ owner, repo, name }), [404]),
    );
    count();
    await say(`label ${plainLine(name, 60)}: deleted\n`);
  }
};

const collapseComments: Step = async (removal, acting, say, count) => {
  const list = removal.comments?.list ?? [];
  for (const [index, { id }] of list.entries()) {
    await askGraphql(acting, 'write', COLLAPSE, { id }, collapseAnswer);
    count();
    const at = index + 1;
    if (at % COMMENTS_A_WORD === 0 || at === list.length) await say(`comments: ${at} of ${list.length} collapsed\n`);
  }
};
