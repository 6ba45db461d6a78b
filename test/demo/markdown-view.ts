import { wrap } from './printing.js';
import type { Printer } from './printing.js';

/**
 * Returns Markdown as lines for a terminal, as a person sees it on GitHub: hidden comments hidden, what is folded folded, of links
 * their words, blank lines left out. It knows the Markdown of this story and no more.
 */
export function viewMarkdown(text: string, width: number, { paint }: Pick<Printer, 'paint'>): readonly string[] {
  const lines: string[] = [];
  let isFolded = false;
  for (const line of text.split('\n')) {
    const summary = /^(?:<details>)?<summary>(.*)<\/summary>$/.exec(line)?.[1];
    if (summary !== undefined) lines.push(paint('dim', `▸ ${summary}`));
    if (line.startsWith('<details>')) isFolded = true;
    else if (line === '</details>') isFolded = false;
    else if (!isFolded && line.trim() !== '' && !/^<!--.*-->$/.test(line)) lines.push(...viewLine(line, width, paint));
  }
  return lines;
}

function viewLine(line: string, width: number, paint: Printer['paint']): readonly string[] {
  if (line.startsWith('#')) return [paint('bold', line)];
  const isItem = line.startsWith('- ');
  const words = line.replace(/\[([^[\]]+)\]\([^()\s]+\)/g, '$1');
  return wrap(isItem ? `• ${words.slice(2)}` : words, width, isItem ? '  ' : '').map((part) =>
    part
      .replace(/\*\*([^*]+)\*\*/g, (_, bold: string) => paint('bold', bold))
      .replace(/`([^`]+)`/g, (_, code: string) => paint('cyan', code)),
  );
}
