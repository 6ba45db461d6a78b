/**
 * The versions of what outlives a process, each a number of its own. Raising one is a breaking change; what the app then reads
 * besides is said beside it, and the rule for all is in `CHANGELOG.md`: what the version before wrote is read.
 */
export const VERSIONS = {
  /** The hidden first line of our comment. Any other small number by our own account is ours too: see `comment/marker.ts`. */
  marker: 1,
  /** What a comment that calls somebody remembers. Of another number it is not read: somebody may be asked once more. */
  reminder: 1,
  /** The verdict as hidden JSON. The app writes it for programs and never reads it back. */
  verdict: 1,
  /** The language of `.github/async.yml`. What is read besides is in `config/language/upgrade.ts`. */
  config: 1,
} as const;
