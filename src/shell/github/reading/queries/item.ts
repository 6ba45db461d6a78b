import { CONFIG_PATH } from '../../../../core/config/config-path.js';
import { ACTOR, CHECK, CHECK_VARIABLES, FACTS, LABELS, LABEL_VARIABLES, ORGANISATION } from './fragments.js';
import { CODEOWNERS_IDS } from './decision.js';
import { COMMENTS, LABELLING } from './item-pages.js';
import { CLOSING, linkedFragment, namedParts } from './linked.js';
import { RECORD_FOLDER, REFERENCES } from './record.js';
import { reviewFields } from './reviews.js';

/** Whether somebody deleted our comment decides if we speak again; kept apart so that nothing else can push it out of sight. */
const DELETIONS = `
    deletions: timelineItems(last: 100, itemTypes: [COMMENT_DELETED_EVENT]) {
      nodes {
        __typename
        ... on CommentDeletedEvent { createdAt actor { ...Who } deletedCommentAuthor { ...Who } }
      }
    }`;

/** What is rare enough that the last fifty are all of them; kept apart so that busy labels cannot push it out of sight. */
const MARKS = `
    nodes {
      __typename
      ... on RenamedTitleEvent { createdAt actor { ...Who } }
      ... on ClosedEvent { createdAt actor { ...Who } }
      ... on ReopenedEvent { createdAt actor { ...Who } }`;

const MARK_TYPES = 'RENAMED_TITLE_EVENT, CLOSED_EVENT, REOPENED_EVENT';

const PULL_MARKS = `timelineItems(last: 50, itemTypes: [${MARK_TYPES}, READY_FOR_REVIEW_EVENT]) {${MARKS}
            ... on ReadyForReviewEvent { createdAt actor { ...Who } }
          }
        }`;

const SHARED_ITEM_FIELDS = `
    url
    title
    body
    createdAt
    updatedAt
    lastEditedAt
    editor { ...Who }
    userContentEdits(first: 20) { nodes { editedAt editor { ...Who } } }
    locked
    authorAssociation
    author { ...Who }
    labels(first: 100) { nodes { name } }
    assignees(first: 50) { nodes { login } }
    comments(first: 100) { ...Thread }
    labelling: timelineItems(last: 100, itemTypes: [LABELED_EVENT, UNLABELED_EVENT]) {${LABELLING}
    }${DELETIONS}`;

/** Returns what is asked of an issue; with `references`, what refers to it, too. */
export function issueFields(issueTypes: boolean, references = false): string {
  return `${SHARED_ITEM_FIELDS}
        issueState: state
        stateReason${issueTypes ? '\n        issueType { name }' : ''}${references ? REFERENCES : ''}
        marks: timelineItems(last: 50, itemTypes: [${MARK_TYPES}]) {${MARKS}
          }
        }`;
}

/** Returns what is asked of a pull request that is not judged: its thread, without its files and commits. */
export function pullFields(): string {
  return `${SHARED_ITEM_FIELDS}
        pullState: state
        isDraft
        baseRefName
        marks: ${PULL_MARKS}`;
}

export interface ItemQueryOptions {
  readonly issueTypes: boolean;
  readonly linked: boolean;
  readonly codeowners: boolean;
  /** How many issues are asked for by number, as `n0`, `n1`, …, at most `MAX_LINKED`. */
  readonly named: number;
  /** Whether the variable `$records` names a folder of records. */
  readonly records: boolean;
  /** Which reviews of a pull request are asked for and given; `people` where teams may not be named. */
  readonly reviews: 'whole' | 'people' | 'none';
}

/**
 * Returns the query for one issue or pull request with all that a verdict needs: one request, one point.
 *
 * `issueType` is newer than some GitHub Enterprise Servers, where a query that names it is refused as a whole.
 * `linked` asks for the issues that a pull request closes, too, `codeowners` for the ids of the texts that say who owns
 * what, and `records` for the files beside a decision's record and for what refers to an issue.
 */
export function itemQuery(options: ItemQueryOptions): string {
  const named = namedParts(options.named);
  const isLinked = options.linked || options.named > 0;
  return `
query Item($owner: String!, $name: String!, $number: Int!, ${CHECK_VARIABLES}, ${LABEL_VARIABLES}${options.records ? ', $records: String!' : ''}${named.variables}) {
  repository(owner: $owner, name: $name) {
    ...Facts${options.codeowners ? CODEOWNERS_IDS : ''}${options.records ? RECORD_FOLDER : ''}${named.fields.map((field) => `\n    ${field}`).join('')}
    item: issueOrPullRequest(number: $number) {
      __typename
      ... on Issue {${issueFields(options.issueTypes, options.records)}
      }
      ... on PullRequest {${SHARED_ITEM_FIELDS}
        pullState: state
        isDraft
        baseRefName${options.linked ? `\n        ${CLOSING}` : ''}${options.reviews === 'none' ? '' : reviewFields(options.reviews === 'whole')}
        files(first: 100) { pageInfo { hasNextPage endCursor } nodes { path } }
        commits(last: 1) {
          nodes {
            commit {
              oid
              file(path: "${CONFIG_PATH}") { oid object { ... on Blob { byteSize } } }
              ...Checks
            }
          }
        }
        marks: ${PULL_MARKS}
      }
    }
  }${ORGANISATION}
}
${FACTS}${LABELS}${CHECK}${COMMENTS}${isLinked ? linkedFragment(options.issueTypes) : ''}
${ACTOR}`;
}
