export const CREATE_DISCUSSION = `
mutation CreatePage($repositoryId: ID!, $categoryId: ID!, $title: String!, $body: String!) {
  createDiscussion(input: { repositoryId: $repositoryId, categoryId: $categoryId, title: $title, body: $body }) {
    discussion { id number url title }
  }
}`;

export const EDIT_DISCUSSION = `
mutation EditPage($id: ID!, $title: String!, $body: String!) {
  updateDiscussion(input: { discussionId: $id, title: $title, body: $body }) { discussion { id } }
}`;

/** Both in one request: GitHub carries mutations out one after the other. */
export const CLOSE_DISCUSSION = `
mutation ClosePage($id: ID!, $title: String!, $body: String!, $reason: DiscussionCloseReason!) {
  updateDiscussion(input: { discussionId: $id, title: $title, body: $body }) { discussion { id } }
  closeDiscussion(input: { discussionId: $id, reason: $reason }) { discussion { id } }
}`;

export const PIN_ISSUE = `
mutation PinPage($id: ID!) {
  pinIssue(input: { issueId: $id }) { issue { id } }
}`;

export const UNPIN_ISSUE = `
mutation UnpinPage($id: ID!) {
  unpinIssue(input: { issueId: $id }) { issue { id } }
}`;
