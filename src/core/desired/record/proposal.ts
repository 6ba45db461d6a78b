import { renderStatus } from '../../decisions/record/front-matter.js';
import { plainReferences, quoteCode } from '../../text/neutralise.js';
import type { Words } from '../../text/en.js';
import type { Keeping } from './situation.js';

const MOST_TITLE = 120;

/** The words with which a record is put forward. */
export interface Proposal {
  readonly message: string;
  readonly title: string;
  readonly body: string;
}

/**
 * Returns the words of a commit and of a pull request with a record. A team may make the title a commit on its default branch, where a
 * keyword before a number would close an issue: no reference of people's stays one.
 */
export function renderProposal({ record, folder }: Pick<Keeping, 'record' | 'folder'>, words: Words): Proposal {
  const { number } = record;
  const texts = words.decisions.proposal;
  const status = renderStatus(record);
  return {
    message: texts.message(number, status),
    title: texts.title(number, plainReferences(record.title, MOST_TITLE)),
    body: [texts.what(number, quoteCode(status), quoteCode(folder)), texts.meanwhile].join('\n\n'),
  };
}
