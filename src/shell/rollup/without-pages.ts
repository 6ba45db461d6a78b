import { isOwnPage } from '../../core/rollup/publishing/page.js';
import { isOurs, type Identity } from '../../core/snapshot.js';
import type { GlanceAnswer } from './answers.js';
import type { ListPage } from './read-lists.js';

/**
 * Returns a page of lists without our own weekly pages: that one is written every week, and another closed, is nothing that happened. At a
 * glance, where no body is known, an app's issues are its pages, and a person's are those with the label.
 */
export function withoutPages(page: ListPage, me: Identity, label: string): ListPage {
  return {
    ...page,
    issues: page.issues.filter((issue) => !isOwnPage(issue, me)),
    glances: page.glances.filter((glance) => !isPageAtGlance(glance, me, label)),
  };
}

function isPageAtGlance({ author, labels }: GlanceAnswer, me: Identity, label: string): boolean {
  if (author === undefined || !isOurs(author, me)) return false;
  return me.type === 'bot' || (labels?.nodes.some(({ name }) => name.toLowerCase() === label.toLowerCase()) ?? false);
}
