import { ACTOR } from './fragments.js';

/** A page of the newest comments of an issue, with no more than what people say of themselves. */
export const PEOPLE_ISSUE_QUERY = `
query PeopleIssue($owner: String!, $name: String!, $number: Int!, $before: String) {
  repository(owner: $owner, name: $name) {
    issue(number: $number) {
      comments(last: 100, before: $before) {
        pageInfo { hasPreviousPage startCursor }
        nodes { body createdAt lastEditedAt author { ...Who } editor { ...Who } }
      }
    }
  }
}
${ACTOR}`;
