/**
 * Every sentence the app writes, in English. A language is one such file; renderers are given it and know no words of
 * their own. Plain words, no exclamation marks, correct without emoji or colour and in plain e-mail.
 */
export const en = {
  /** What rules find. Owned by `core/rules`. */
  findings: {},
  /** The sticky comment. Owned by `core/desired/comment`. */
  comment: {},
  /** The check run. Owned by `core/desired/check`. */
  check: {},
  /** Descriptions of our labels. */
  labels: {},
  /** Faults of a configuration file. Owned by `core/config`. */
  problems: {},
} as const;

/** The words of one language. */
export type Words = typeof en;
