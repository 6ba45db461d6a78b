import { wrap } from './printing.js';
import type { Printer } from './printing.js';

/**
 * Returns Markdown as lines for a terminal, as a person sees it on GitHub: hidden comments hidden, what is folded folded, of links
 * their words, of a diagram its kind, blank lines left out. It knows the Markdown of this story and no more.
 */
export function viewMarkdown(text: string, width: number, { paint }: Pick<Printer, 'paint'>): readonly string[] {
  const lines: string[] = [];
  let isFolded = false;
  let fence: string | null = null;
  for (const line of text.split('\n')) {
    const mark = /^```(\w*)$/.exec(line)?.[1];
    if (mark !== undefined) {
      fence = fence === null ? mark : null;
      continue;
    }
    if (fence !== null) {
      lines.push(...viewFenced(line, fence, width, paint));
      continue;
    }
    const summary = /^(?:<details>)?<summary>(.*)<\/summary>$/.exec(line)?.[1];
    if (summary !== undefined) lines.push(paint('dim', `▸ ${summary}`));
    if (line.startsWith('<details>')) isFolded = true;
    else if (line === '</details>') isFolded = false;
    else if (!isFolded && line.trim() !== '' && !/^<!--.*-->$/.test(line)) lines.push(...viewLine(line, width, paint));
  }
  return lines;
}

/** Of a diagram the first line says what kind it is. */
function viewFenced(line: string, language: string, width: number, paint: Printer['paint']): readonly string[] {
  if (line.trim() === '') return [];
  if (language !== 'mermaid') return wrap(line, width - 2).map((part) => `${paint('dim', '┊')} ${part}`);
  return /^\s/.test(line) ? [] : [paint('dim', `▒ a diagram by Mermaid: ${line}`)];
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
