/**
 * Returns the beginning of a Markdown text, at most half of it, cut at a line; what the cut left open is closed.
 * Only for a server that takes less than GitHub does: what we render is within GitHub's limits by itself.
 */
export function shortenMarkdown(text: string): string {
  const half = text.slice(0, Math.floor(text.length / 2));
  const end = half.lastIndexOf('\n');
  const lines = (end > 0 ? half.slice(0, end) : half).split('\n');
  let fence: string | null = null;
  let details = 0;
  for (const line of lines) {
    const mark: string | undefined = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined && fence === null) fence = mark;
    else if (fence !== null && line.trim() === fence) fence = null;
    else if (fence === null && line.startsWith('<details')) details += 1;
    else if (fence === null && line.startsWith('</details>')) details -= 1;
  }
  if (fence !== null) lines.push(fence);
  for (; details > 0; details -= 1) lines.push('', '</details>');
  return [...lines, '', '…'].join('\n');
}
