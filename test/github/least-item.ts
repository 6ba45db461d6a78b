/** The least that is asked of an item, for tests that ask for one thing more each. */
export const LEAST_ITEM = {
  issueTypes: false,
  linked: false,
  codeowners: false,
  named: 0,
  records: false,
  reviews: 'none',
} as const;
