import { isSticky } from '../desired/comment/sticky.js';
import type { Snapshot } from '../snapshot.js';
import { readUpdate } from '../status/read-update.js';
import { STATUS_TEMPLATE, statusForm } from '../status/sections.js';
import type { StatusReading } from '../status/update.js';
import { foldLogin } from '../time/login.js';
import { parseLedger, type Sent } from './ledger.js';

/** Returns the messages of ours in a thread, oldest first. */
export function sentIn({ thread, me }: Pick<Snapshot, 'thread' | 'me'>): readonly Sent[] {
  return thread.flatMap((comment) => parseLedger(comment, me) ?? []);
}

/**
 * Returns the updates of an item. For it speak whoever opened it, whoever it is assigned to, and whoever was asked for an update in their
 * place. Its configuration has to be valid; otherwise there are none.
 */
export function readingsOf(snapshot: Pick<Snapshot, 'config' | 'item' | 'thread' | 'me'>): readonly StatusReading[] {
  const { config, item, thread, me } = snapshot;
  if (config.status !== 'valid') return [];
  const form = statusForm(config.config.templates.find(({ name }) => name === STATUS_TEMPLATE));
  const asked = sentIn(snapshot).filter(({ of }) =>
    of.some(({ why, number }) => why === 'update' && number === item.number),
  );
  const speakers = new Set(
    [item.author?.login, ...item.assignees.map(({ login }) => login), ...asked.map(({ to }) => to)].flatMap((login) =>
      login === undefined ? [] : [foldLogin(login)],
    ),
  );
  const said = [
    { body: item.body, at: item.bodyEditedAt ?? item.createdAt, author: item.author, url: item.url },
    ...thread
      .filter(({ author }) => author !== null && speakers.has(foldLogin(author.login)))
      .filter((comment) => !isSticky(comment, me) && parseLedger(comment, me) === null)
      .map(({ body, createdAt, author, url }) => ({ body, at: createdAt, author, url })),
  ];
  return said.flatMap(({ body, at, author, url }) => readUpdate(body, at, author?.login ?? null, url, form) ?? []);
}
