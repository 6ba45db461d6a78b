import { VERSIONS } from '../../versions.js';

/** The first line of our one comment on an item, by which it is found again. */
export const STICKY_MARKER = `<!-- async-conventions:sticky:v${VERSIONS.marker} -->`;

/**
 * The marker of any version: after an upgrade, and after going back from one, the comment that stands is still found and no
 * second one is written. It gets the marker of the version that is running with the next change of its text, which this is.
 */
const ANY_STICKY_MARKER = /<!-- async-conventions:sticky:v\d{1,3} -->/;

/** Stands before the part about a configuration file, so that this part can be told from the rest later. */
export const CONFIG_PART_MARKER = '<!-- async-conventions:config -->';

const ANY_CONFIG_PART_MARKER = /<!-- async-conventions:config(?::v\d{1,3})? -->/;

/** Tells whether a text carries the marker of a version, this one's or another's. */
export function hasMarker(body: string): boolean {
  return ANY_STICKY_MARKER.test(body);
}

/** Tells whether a text begins with such a marker. */
export function beginsWithMarker(body: string): boolean {
  return body.trimStart().search(ANY_STICKY_MARKER) === 0;
}

/** Tells whether a comment of ours speaks of a configuration file. */
export function hasConfigPart(body: string | null): boolean {
  return body !== null && ANY_CONFIG_PART_MARKER.test(body);
}
