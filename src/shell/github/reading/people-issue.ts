import type { PeopleComment } from '../../../core/snapshot.js';
import type { RepositoryRef } from '../../../core/subject.js';
import type { Clock } from '../../clock.js';
import { Kept } from '../../kept.js';
import type { Log } from '../../log.js';
import type { Ask } from '../client/ask.js';
import { peopleIssueAnswer } from './answers/index.js';
import type { PeopleIssueAnswer } from './answers/index.js';
import { Refusals } from './facts/refusals.js';
import { PEOPLE_ISSUE_QUERY } from './queries/index.js';

const KEPT_MS = 10 * 60_000;

/** Characters kept over all repositories. */
const MAX_CHARACTERS = 16 * 1024 * 1024;

/** Three hundred comments, the newest: whoever said when they work before that says it again. */
const MAX_PAGES = 3;

/** Of one comment; what somebody says of their hours is a line. */
const MAX_LENGTH = 16 * 1024;

type Comments = readonly PeopleComment[];

/** Reads the issues in which people say when they work and when they are away, each once in ten minutes. */
export class PeopleIssues {
  readonly #ask: Ask;
  readonly #kept: Kept<Comments | null>;
  readonly #refusals: Refusals;

  constructor({ ask, clock, log }: { readonly ask: Ask; readonly clock: Clock; readonly log: Log }) {
    this.#ask = ask;
    this.#kept = new Kept({ clock, ms: KEPT_MS, capacity: MAX_CHARACTERS, weigh: charactersOf });
    this.#refusals = new Refusals(log, 'the issue of people cannot be read');
  }

  /**
   * Returns the newest comments of an issue, oldest first; null where there is no such issue or GitHub does not show it to us.
   *
   * @throws FailureError where another try may show it
   */
  read(ref: RepositoryRef, number: number): Promise<Comments | null> {
    const key = `${ref.installation}/${ref.owner}/${ref.repo}#${number}`.toLowerCase();
    return this.#kept.get(key, async () => {
      try {
        return await this.#read(ref, number);
      } catch (error) {
        return this.#refusals.settle(ref.installation, error, { absent: null, refused: null });
      }
    });
  }

  async #read(ref: RepositoryRef, number: number): Promise<Comments> {
    let comments: Comments = [];
    let before: string | null = null;
    for (let pages = 0; pages < MAX_PAGES; pages += 1) {
      const answer: PeopleIssueAnswer = await this.#ask(ref, PEOPLE_ISSUE_QUERY, { number, before }, peopleIssueAnswer);
      const { nodes, pageInfo } = answer.repository.issue.comments;
      comments = [...nodes.map(foldComment), ...comments];
      if (!pageInfo.hasPreviousPage) break;
      before = pageInfo.startCursor;
    }
    return comments;
  }
}

type Node = PeopleIssueAnswer['repository']['issue']['comments']['nodes'][number];

function foldComment({ body, createdAt, lastEditedAt, author, editor }: Node): PeopleComment {
  return { body: firstLines(body), createdAt, editedAt: lastEditedAt, author, editor };
}

/** Whole lines only: half of one would say something else. */
function firstLines(body: string): string {
  return body.length <= MAX_LENGTH ? body : body.slice(0, Math.max(0, body.lastIndexOf('\n', MAX_LENGTH)));
}

function charactersOf(comments: Comments | null): number {
  return (comments ?? []).reduce((sum, { body }) => sum + body.length + 200, 200);
}
