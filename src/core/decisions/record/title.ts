import type { Template } from '../../config/config.js';
import { titlePrefix } from '../../templates/writing/title-prefix.js';
import { plainLine } from '../../text/neutralise.js';
import type { Item } from '../../snapshot.js';

const MOST_TITLE = 300;

/** How titles of decisions begin; a template may name one more. */
const PREFIX = /^(?:decision|rfc|adr)\s{0,3}:\s{0,3}/i;

/** Returns the title of an issue without what says that it is a decision, which a record need not say. */
export function recordTitle({ title, number }: Pick<Item, 'title' | 'number'>, template: Template): string {
  const line = plainLine(title, MOST_TITLE);
  const own = template.match?.title.flatMap((pattern) => titlePrefix(pattern)?.trimEnd() ?? []) ?? [];
  const prefix =
    own.find((start) => line.toLowerCase().startsWith(start.toLowerCase())) ?? PREFIX.exec(line)?.[0] ?? '';
  const rest = line.slice(prefix.length).trim();
  if (rest === '') return line === '' ? `Decision ${number}` : line;
  return prefix === '' ? rest : withCapital(rest);
}

function withCapital(text: string): string {
  const [first = ''] = text;
  return `${first.toUpperCase()}${text.slice(first.length)}`;
}
