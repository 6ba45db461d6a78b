/** The first line of our one comment on an item, by which it is found again. */
export const STICKY_MARKER = '<!-- async-conventions:sticky:v1 -->';

/** Stands before the part about a configuration file, so that this part can be told from the rest later. */
export const CONFIG_PART_MARKER = '<!-- async-conventions:config -->';

/** Tells whether a comment of ours speaks of a configuration file. */
export function hasConfigPart(body: string | null): boolean {
  return body !== null && body.includes(CONFIG_PART_MARKER);
}
