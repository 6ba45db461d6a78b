import { isOurs, type Actor, type Identity, type Instant, type ThreadComment } from '../../snapshot.js';
import { beginsAsPage, type PageMarks } from './page-body.js';

/** A weekly page of ours as it stands on GitHub. */
export interface StandingPage extends PageMarks {
  readonly kind: 'issue' | 'discussion';
  /** GitHub's global id, by which it is pinned, and a discussion is edited. */
  readonly id: string;
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly body: string;
  readonly isOpen: boolean;
  readonly isPinned: boolean;
  /** Whether it was pinned at any time: what somebody unpinned stays so. */
  readonly wasPinned: boolean;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  /** Its last comments, oldest first. */
  readonly thread: readonly ThreadComment[];
}

/** Tells whether a text is a page of ours: we wrote it *and* it begins with the marker, which anybody can paste. */
export function isOwnPage(item: { readonly author: Actor | null; readonly body: string }, me: Identity): boolean {
  return isOurs(item.author, me) && beginsAsPage(item.body);
}

/** Returns the page that stands for the last week that has any, the older of two; null where there is none. */
export function currentPage(pages: readonly StandingPage[]): StandingPage | null {
  const standing = pages.filter(({ duplicateOf }) => duplicateOf === null);
  return [...standing].sort((a, b) => (a.week === b.week ? a.number - b.number : a.week < b.week ? 1 : -1))[0] ?? null;
}
