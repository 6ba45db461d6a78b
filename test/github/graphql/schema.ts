import { readFileSync } from 'node:fs';
import { GraphQLInt, buildSchema, extendSchema, isInterfaceType, isObjectType, parse } from 'graphql';
import type { GraphQLCompositeType, GraphQLSchema } from 'graphql';
import { connectionFields, edgeFields, pageInfoFields } from './connection.js';
import { annotationFields, appFields, positionFields, runFields, spanFields, suiteFields } from './fields/check.js';
import type { Context, Fields } from './fields/fields.js';
import { blobFields, branchFields, commitFields, gitActorFields, treeEntryFields, treeFields } from './fields/git.js';
import {
  commentFields,
  editFields,
  issueFields,
  issueTypeFields,
  labelFields,
  pullCommitFields,
  pullFields,
  pullFileFields,
  reviewFields,
  reviewRequestFields,
  teamFields,
  reactionGroupFields,
} from './fields/item.js';
import { categoryFields, discussionFields } from './fields/discussion.js';
import {
  discussionPayloadFields,
  issuePayloadFields,
  minimizePayloadFields,
  mutationFields,
} from './fields/mutation.js';
import {
  accountFields,
  labelItemFields,
  pinnedIssueFields,
  queryFields,
  rateLimitFields,
  repositoryFields,
  userFields,
} from './fields/repository.js';
import { referenceFields, timelineTypes } from './fields/timeline.js';

type AnyFields = Fields<never>;

/** All that is served, by type of GitHub's schema. */
const served: Readonly<Record<string, AnyFields>> = {
  Query: queryFields,
  Mutation: mutationFields,
  MinimizeCommentPayload: minimizePayloadFields,
  PinIssuePayload: issuePayloadFields,
  UnpinIssuePayload: issuePayloadFields,
  CreateDiscussionPayload: discussionPayloadFields,
  UpdateDiscussionPayload: discussionPayloadFields,
  CloseDiscussionPayload: discussionPayloadFields,
  PinnedIssue: pinnedIssueFields,
  Discussion: discussionFields,
  DiscussionCategory: categoryFields,
  Repository: repositoryFields,
  RateLimit: rateLimitFields,
  User: userFields,
  Bot: accountFields,
  Organization: accountFields,
  Ref: branchFields,
  Commit: commitFields,
  Blob: blobFields,
  Tree: treeFields,
  TreeEntry: treeEntryFields,
  GitActor: gitActorFields,
  Issue: issueFields,
  PullRequest: pullFields,
  PullRequestChangedFile: pullFileFields,
  PullRequestCommit: pullCommitFields,
  PullRequestReview: reviewFields,
  ReviewRequest: reviewRequestFields,
  Team: teamFields,
  IssueComment: commentFields,
  ReactionGroup: reactionGroupFields,
  UserContentEdit: editFields,
  Label: { ...labelFields, ...labelItemFields },
  IssueType: issueTypeFields,
  CheckSuite: suiteFields,
  CheckRun: runFields,
  CheckAnnotation: annotationFields,
  CheckAnnotationSpan: spanFields,
  CheckAnnotationPosition: positionFields,
  App: appFields,
  PageInfo: pageInfoFields,
  ...timelineTypes,
  CrossReferencedEvent: referenceFields,
};

function fieldsOf(type: string): AnyFields | undefined {
  if (type.endsWith('Connection')) return connectionFields;
  if (type.endsWith('Edge')) return edgeFields;
  return served[type];
}

/** Tells whether a field of a type is served; of an interface, where every served type behind it serves the field. */
export function isServed(schema: GraphQLSchema, type: GraphQLCompositeType, field: string): boolean {
  if (!isInterfaceType(type)) return fieldsOf(type.name)?.[field] !== undefined;
  const behind = schema
    .getPossibleTypes(type)
    .map((each) => fieldsOf(each.name))
    .filter((each) => each !== undefined);
  return behind.length > 0 && behind.every((fields) => fields[field] !== undefined);
}

/** By its place on disk: the package exports only a module that reads three megabytes of JSON beside it. */
const published = new URL('../../../node_modules/@octokit/graphql-schema/schema.graphql', import.meta.url);

let loaded: GraphQLSchema | null = null;

/** Returns GitHub's published schema with what is newer, and our fields in it. Built once, on the first query: it takes a quarter second. */
export function loadSchema(): GraphQLSchema {
  if (loaded !== null) return loaded;
  const options = { assumeValidSDL: true, assumeValid: true, noLocation: true };
  const extension = parse(readFileSync(new URL('../schema-extension.graphql', import.meta.url), 'utf8'), {
    noLocation: true,
  });
  const schema = extendSchema(buildSchema(readFileSync(published, 'utf8'), options), extension, options);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    const fields = fieldsOf(type.name);
    for (const [name, field] of Object.entries(fields === undefined ? {} : type.getFields())) {
      const resolve = fields?.[name] as Fields<unknown>[string] | undefined;
      if (resolve !== undefined)
        field.resolve = (source, args: Record<string, unknown>, context: Context) => resolve(source, args, context);
    }
  }
  // GitHub's `Int` carries ids beyond 32 bits, such as a check run's `databaseId`.
  GraphQLInt.serialize = (value) => Number(value);
  loaded = schema;
  return schema;
}
