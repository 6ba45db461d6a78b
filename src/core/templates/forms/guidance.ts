import type { RawSection } from '../../config/language/schema.js';

/** A section as a configuration lists it, with its keys. */
export type SectionMapping = Exclude<RawSection, string>;

/** What a form or a Markdown template puts on an item, beside the body. */
export interface Head {
  /** One line; null where it leaves the title to the author. */
  readonly title: string | null;
  readonly labels: readonly string[];
  /** The issue type. */
  readonly type: string | null;
}

/** What a form or a Markdown template puts into a body before its author comes. */
export interface Guidance {
  /** The headings by which a body is known to have been written in it. */
  readonly labels: readonly string[];
  /** The text that it puts under a heading. */
  readonly prompts: readonly { readonly label: string; readonly prompt: string }[];
  readonly head: Head;
  /** Its fields or headings as a configuration would list them: `require`, or `off` for what may be left out. */
  readonly sections: readonly SectionMapping[];
}
