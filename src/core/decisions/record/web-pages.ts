/** GitHub's servers take an address of 8,191 bytes at most (github/docs#5136). */
const MOST_URL = 8_000;

/** A branch of a repository, on the web. */
export interface WebBranch {
  /** The repository's page, without a slash at its end. */
  readonly repository: string;
  readonly branch: string;
}

/**
 * Returns the page on which GitHub offers a new file to be committed, its name and text filled in; null where that makes an address
 * that is too long. Whoever may not push is taken through a fork. Folders that are not there yet are made.
 *
 * @param text null for a page that is empty
 */
export function newFilePage({ repository, branch }: WebBranch, path: string, text: string | null): string | null {
  const value = text === null ? '' : `&value=${encodePart(text)}`;
  const page = `${repository}/new/${encodePath(branch)}?filename=${encodePart(path)}${value}`;
  return page.length > MOST_URL ? null : page;
}

/** Returns the page of a file, or the one on which it can be edited. */
export function filePage({ repository, branch }: WebBranch, path: string, view: 'blob' | 'edit'): string {
  return `${repository}/${view}/${encodePath(branch)}/${encodePath(path)}`;
}

/** Returns the page of the repository that an issue or a pull request is in. */
export function repositoryPage(itemUrl: string): string {
  return itemUrl.replace(/\/(?:issues|pull)\/\d{1,10}$/, '');
}

function encodePath(path: string): string {
  return path.split('/').map(encodePart).join('/');
}

/** As for an address that stands in Markdown: no sign that could end it there, or mean anything else. */
function encodePart(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD')).replace(/[!'()*~]/g, (sign) => {
    return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
  });
}
