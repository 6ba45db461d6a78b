const READ = /^\.github\/(?:issue_template\/[^/]+\.(?:md|ya?ml)|pull_request_template\.(?:md|txt)|issue_template\.md)$/;

/** The page on which GitHub lets people choose a form; it is none itself. */
const CHOOSER = /(?:^|\/)config\.ya?ml$/;

/** Returns a path from the root of a repository as paths are compared: GitHub looks at the case of none of these names. */
export function pathKey(path: string): string {
  return path
    .trim()
    .replaceAll('\\', '/')
    .replace(/^(?:\.?\/)+/, '')
    .toLowerCase();
}

/** Returns what stands behind the last slash of a path. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Tells whether the app reads the form or Markdown template at a path from the root of a repository. */
export function isReadTemplate(path: string): boolean {
  return READ.test(pathKey(path)) && !isChooser(path);
}

export function isChooser(path: string): boolean {
  return CHOOSER.test(pathKey(path));
}

const PLACES = [
  /^\.github\/issue_template\/[^/]+\.(?:md|ya?ml)$/,
  /^(?:\.github\/|docs\/)?issue_template\.(?:md|txt)$/,
  /^(?:\.github\/|docs\/)?pull_request_template\.(?:md|txt)$/,
  /^(?:\.github\/|docs\/)?pull_request_template\/[^/]+\.(?:md|txt)$/,
];

/**
 * Tells whether GitHub takes the file at a path from the root of a repository for an issue form or a template.
 *
 * Source: docs.github.com, "About issue and pull request templates".
 */
export function isTemplatePath(path: string): boolean {
  return PLACES.some((place) => place.test(pathKey(path))) && !isChooser(path);
}
