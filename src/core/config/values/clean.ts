/** A double-quoted text may spell out anything by escapes; what no page can show does not get into our output. */
export function cleanText(text: string): string {
  return text.replaceAll(/\p{Surrogate}|[^\P{Cc}\n\t]/gu, ' ').trim();
}

/** Headings and labels are one line, however they were wrapped in the file. */
export function cleanLine(text: string): string {
  return cleanText(text).replaceAll(/\s+/g, ' ');
}
