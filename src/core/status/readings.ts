import type { Config } from '../config/config.js';
import type { Item, ThreadComment } from '../snapshot.js';
import { foldLogin } from '../time/login.js';
import { readUpdate } from './read-update.js';
import { STATUS_TEMPLATE, statusForm, type StatusForm } from './sections.js';
import type { StatusReading } from './update.js';

type Comment = Pick<ThreadComment, 'author' | 'body' | 'createdAt' | 'url'>;

/** An update together with the comment that it was read from. */
export interface CommentReading<Said extends Comment = ThreadComment> {
  readonly reading: StatusReading;
  readonly comment: Said;
}

/** Returns the sections that a team asks for in updates. */
export function formOf({ templates }: Pick<Config, 'templates'>): StatusForm {
  return statusForm(templates.find(({ name }) => name === STATUS_TEMPLATE));
}

/**
 * Returns the updates of an item: that of its body, and those of comments by whoever speaks for it. A comment counts from when it was
 * written, a body from its last edit.
 *
 * @param thread without comments of ours
 * @param url of the item's page
 * @param others who speaks for it beside those, by login
 */
export function readingsOf(
  config: Pick<Config, 'templates'>,
  item: Pick<Item, 'body' | 'createdAt' | 'bodyEditedAt' | 'author' | 'assignees'>,
  thread: readonly Comment[],
  url: string,
  others: readonly string[] = [],
): readonly StatusReading[] {
  const at = item.bodyEditedAt ?? item.createdAt;
  const body = readUpdate(item.body, at, item.author?.login ?? null, url, formOf(config));
  return [
    ...(body === null ? [] : [body]),
    ...commentReadings(config, item, thread, others).map(({ reading }) => reading),
  ];
}

/** Returns the updates among comments, in their order. For an item speak whoever opened it and whoever it is assigned to. */
export function commentReadings<Said extends Comment>(
  config: Pick<Config, 'templates'>,
  { author, assignees }: Pick<Item, 'author' | 'assignees'>,
  thread: readonly Said[],
  others: readonly string[] = [],
): readonly CommentReading<Said>[] {
  const named = [author, ...assignees].flatMap((actor) => (actor === null ? [] : [actor.login]));
  const speakers = new Set([...named, ...others].map(foldLogin));
  const form = formOf(config);
  return thread.flatMap((comment) => {
    const by = comment.author?.login ?? null;
    if (by === null || !speakers.has(foldLogin(by))) return [];
    const reading = readUpdate(comment.body, comment.createdAt, by, comment.url, form);
    return reading === null ? [] : [{ reading, comment }];
  });
}
