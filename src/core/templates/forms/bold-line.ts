/** A line of bold text that stands for a heading, and what stands in brackets behind it. */
export interface BoldLine {
  readonly label: string;
  /** Such as `(optional)`; empty where there is nothing. */
  readonly qualifier: string;
}

const BOLD_LINE = /^(?:\*\*([^*]+)\*\*|__([^_]+)__):?(?:\s*([([（][^)\]）]{1,80}[)\]）]):?)?$/;

/** Reads a line that is bold throughout, as those of GitHub's own starter templates; null for any other. */
export function readBoldLine(text: string): BoldLine | null {
  const match = BOLD_LINE.exec(text.slice(0, 300));
  return match === null ? null : { label: match[1] ?? match[2] ?? '', qualifier: match[3] ?? '' };
}
