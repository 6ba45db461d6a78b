/** What a form or a Markdown template puts into a body before its author comes. */
export interface Guidance {
  /** The headings by which a body is known to have been written in it. */
  readonly labels: readonly string[];
  /** The text that it puts under a heading. */
  readonly prompts: readonly { readonly label: string; readonly prompt: string }[];
}
