import { escapeLine } from './escape-line.js';
import { renderFrontMatter, withSuperseder } from './front-matter.js';
import type { ParsedRecord } from './parse-record.js';

/** Returns a record of another tool, or of an older MADR, as one of MADR 4: what stood in a list below its title stands above it. */
export function asMadr(parsed: ParsedRecord): string {
  const { title, status, date, supersededBy, body } = parsed;
  const head = renderFrontMatter({ ...parsed, date: date ?? '', status: withSuperseder(status, supersededBy) });
  return `${[head, `# ${escapeLine(title)}`, body].filter((part) => part !== '').join('\n\n')}\n`;
}
