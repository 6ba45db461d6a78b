import { describe, expect, it } from 'vitest';
import * as queries from '../../src/shell/github/reading/queries/index.js';
import * as reminders from '../../src/shell/reminders/queries.js';
import * as mutations from '../../src/shell/rollup/publishing/mutations.js';
import { listQuery, threadsQuery } from '../../src/shell/rollup/queries.js';
import { prepareQuery } from './graphql/prepare.js';
import { LEAST_ITEM as least } from './least-item.js';

const LEAST = { tracked: false, named: false, waits: false, issueTypes: false };
const EVERYTHING = { issueTypes: true, paths: true, comments: true, teams: true };

const all = {
  item: queries.itemQuery({ ...least, issueTypes: true }),
  'item without types': queries.itemQuery(least),
  'item with linked issues': queries.itemQuery({ ...least, issueTypes: true, linked: true }),
  'item with ids of CODEOWNERS': queries.itemQuery({ ...least, issueTypes: true, codeowners: true }),
  'item with what names it and what it names': queries.itemQuery({ ...least, named: 5 }),
  'item with what keeps a decision': queries.itemQuery({
    issueTypes: true,
    linked: true,
    codeowners: true,
    named: 5,
    records: true,
    reviews: 'none',
  }),
  'item with reviews': queries.itemQuery({ ...least, reviews: 'whole' }),
  'item with reviews without teams': queries.itemQuery({ ...least, reviews: 'people' }),
  reviews: queries.reviewsQuery(true),
  record: queries.RECORD_QUERY,
  superseded: queries.supersededQuery(5),
  decisions: queries.decisionsQuery(10),
  versions: queries.VERSIONS_QUERY,
  'branch of a record': queries.RECORD_BRANCH_QUERY,
  codeowners: queries.CODEOWNERS_QUERY,
  'issue of people': queries.PEOPLE_ISSUE_QUERY,
  linked: queries.linkedQuery({ issueTypes: true, closing: true, named: 5 }),
  closers: queries.CLOSERS_QUERY,
  texts: queries.textsQuery(3, true),
  comments: queries.COMMENTS_PAGE_QUERY,
  labelling: queries.LABELLING_PAGE_QUERY,
  files: queries.FILES_PAGE_QUERY,
  labels: queries.LABELS_QUERY,
  history: queries.HISTORY_PAGE_QUERY,
  extended: queries.EXTENDED_QUERY,
  facts: queries.FACTS_QUERY,
  repository: queries.REPOSITORY_QUERY,
  commit: queries.COMMIT_QUERY,
  'open issues': queries.openItemsQuery('issues', { issueTypes: true, paths: true }),
  'changes of a week': listQuery({ list: 'changed', issues: 'whole', pulls: 'whole', ...EVERYTHING }),
  'changes of a week at a glance': listQuery({ list: 'changed', issues: 'glance', pulls: 'glance', ...EVERYTHING }),
  'issues of a week alone': listQuery({ list: 'changed', issues: 'whole', pulls: null, ...EVERYTHING }),
  'what waits': listQuery({ list: 'waiting', issues: 'whole', pulls: 'whole', ...EVERYTHING }),
  'what waits without teams': listQuery({ list: 'waiting', issues: null, pulls: 'whole', ...EVERYTHING, teams: false }),
  'what waits, and nothing that is said': listQuery({
    list: 'waiting',
    issues: 'whole',
    pulls: 'whole',
    ...EVERYTHING,
    comments: false,
  }),
  'threads of a week': threadsQuery(10, true),
  'who may be reminded': reminders.candidatesQuery({ tracked: true, named: true, waits: true, issueTypes: true }),
  'who may be reminded of updates': reminders.candidatesQuery({ ...LEAST, tracked: true }),
  'who may be reminded of answers': reminders.candidatesQuery({ ...LEAST, waits: true }),
  'threads to remind in': reminders.threadsQuery({ count: 10, issueTypes: true, teams: true }),
  'threads to remind in without teams': reminders.threadsQuery({ count: 1, issueTypes: false, teams: false }),
  'what was finished': reminders.finishedQuery({ named: 10, newer: true }),
  'what was finished on older servers': reminders.finishedQuery({ named: 0, newer: false }),
  'weekly pages': queries.rollupPagesQuery(false),
  'weekly pages that are discussions': queries.rollupPagesQuery(true),
  ...Object.fromEntries(Object.entries(mutations).map(([name, mutation]) => [`mutation ${name}`, mutation])),
  'open pull requests': queries.openItemsQuery('pullRequests', { issueTypes: true, paths: true }),
};

describe('every query of the app', () => {
  it.each(Object.entries(all))('%s fits the published schema and is served whole', (_name, query) => {
    const { errors, unserved } = prepareQuery(query);
    expect({ errors: errors.map((error) => error.message), unserved }).toEqual({ errors: [], unserved: [] });
  });
});

describe('prepareQuery', () => {
  it('looks at each distinct query once', () => {
    expect(prepareQuery(all.item)).toBe(prepareQuery(all.item));
  });
});
