/** Returns a prompt without the marks of a comment, as which prompts mostly stand in a template. */
export function withoutCommentMarks(prompt: string): string {
  return prompt.replace(/<!-{2,}|(?<!-)-{2,}!?>/g, ' ').trim();
}
