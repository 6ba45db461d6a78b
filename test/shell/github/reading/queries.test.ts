import { schema as github } from '@octokit/graphql-schema';
import { buildSchema, extendSchema, parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import * as queries from '../../../../src/shell/github/reading/queries/index.js';
import { LEAST_ITEM as least } from '../../../github/least-item.js';

const published = buildSchema(github.idl, { assumeValidSDL: true, assumeValid: true });
const schema = extendSchema(
  published,
  parse('type IssueType { name: String! } extend type Issue { issueType: IssueType }'),
  { assumeValid: true },
);

const most = { issueTypes: true, linked: true, codeowners: true, named: 5, records: true, reviews: 'whole' } as const;

describe("GitHub's schema accepts", () => {
  test.each([
    ['the item', queries.itemQuery({ ...least, issueTypes: true })],
    ['the item with linked issues', queries.itemQuery({ ...least, issueTypes: true, linked: true })],
    ['the item with ids of CODEOWNERS', queries.itemQuery({ ...least, issueTypes: true, codeowners: true })],
    ['the item with all that may be asked for', queries.itemQuery({ ...most, records: false })],
    ['the item with what keeps a decision', queries.itemQuery(most)],
    ['reviews', queries.reviewsQuery(true)],
    ['reviews without teams', queries.reviewsQuery(false)],
    ['what keeps a decision', queries.RECORD_QUERY],
    ['what stands in the place of decisions', queries.supersededQuery(5)],
    ['all decisions', queries.decisionsQuery(10)],
    ['versions of a body', queries.VERSIONS_QUERY],
    ['CODEOWNERS', queries.CODEOWNERS_QUERY],
    ['the issue of people', queries.PEOPLE_ISSUE_QUERY],
    ['what a pull request closes', queries.linkedQuery({ issueTypes: true, closing: true, named: 0 })],
    ['issues by number', queries.linkedQuery({ issueTypes: true, closing: false, named: 5 })],
    ['what closes an issue', queries.CLOSERS_QUERY],
    ['more comments', queries.COMMENTS_PAGE_QUERY],
    ['more label events', queries.LABELLING_PAGE_QUERY],
    ['more files', queries.FILES_PAGE_QUERY],
    ['labels alone', queries.LABELS_QUERY],
    ['the history alone', queries.textsQuery(0, false)],
    ['one text', queries.textsQuery(1, false)],
    ["an organisation's text alone", queries.textsQuery(0, true)],
    ['all texts', queries.textsQuery(queries.MAX_TEXTS, true)],
    ['more history', queries.HISTORY_PAGE_QUERY],
    ['a configuration that others build on', queries.EXTENDED_QUERY],
    ['the repository', queries.REPOSITORY_QUERY],
    ['marked items', queries.MARKED_QUERY],
    ['the commit', queries.COMMIT_QUERY],
    ['the configuration alone', queries.FACTS_QUERY],
    ['open issues', queries.openItemsQuery('issues', { issueTypes: true, paths: true })],
    ['open pull requests with paths', queries.openItemsQuery('pullRequests', { issueTypes: true, paths: true })],
    ['open pull requests', queries.openItemsQuery('pullRequests', { issueTypes: true, paths: false })],
  ])('%s', (_, query) => {
    expect(validate(schema, parse(query)).map((error) => error.message)).toEqual([]);
  });

  test('the item, where duplicates are told without being asked for', () => {
    const later = buildSchema(github.idl.replace(/stateReason\([^)]*enableDuplicate[^)]*\)/, 'stateReason'), {
      assumeValidSDL: true,
      assumeValid: true,
    });
    const query = parse(queries.itemQuery({ ...most, issueTypes: false, linked: false }));
    expect(
      validate(later, parse('{ node(id: "1") { ... on Issue { stateReason(enableDuplicate: true) } } }')),
    ).toHaveLength(1);
    expect(validate(later, query).map((error) => error.message)).toEqual([]);
  });

  test('items without issue types, where a server does not know them', () => {
    const issues = parse(queries.openItemsQuery('issues', { issueTypes: false, paths: false }));
    expect(validate(published, issues).map((error) => error.message)).toEqual([]);
    const query = parse(queries.itemQuery({ ...most, issueTypes: false, linked: false }));
    expect(validate(published, query).map((error) => error.message)).toEqual([]);
  });
});
