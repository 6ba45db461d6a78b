/** Returns Markdown as a fenced block, ready to be copied: the fence is longer than any run of backticks in it. */
export function fenceMarkdown(text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}markdown\n${text}\n${fence}`;
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}
