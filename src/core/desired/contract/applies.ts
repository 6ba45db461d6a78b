import type { Match, Template } from '../../config/config.js';
import { quoteCode } from '../../text/neutralise.js';
import type { Words } from '../../text/en.js';
import { fitItems } from '../fit.js';

/** Room for the names of one kind, in UTF-16 units. */
const NAMES_UNITS = 400;

/** Returns when a template applies, in one or two sentences. */
export function renderApplies({ name, match }: Template, words: Words): string {
  const { applies } = words.contract;
  if (match === null) return applies.byName(quoteCode(`--template ${name}`, 120));
  const names = namesOf(match, words);
  const kind = applies.kinds[match.kind ?? 'any'];
  const limits = limitsOf(match, words);
  return [
    applies.named(kind, names.length === 0 ? applies.rest : words.contract.anyOf(names)),
    ...(limits.length === 0 ? [] : [applies.only(limits)]),
  ].join(' ');
}

/** Returns names as code, "or" before the last, as many as are short enough to be read. */
export function renderNames(names: readonly string[], words: Words): string {
  const { kept, dropped } = fitItems(
    names.map((name) => quoteCode(name)),
    NAMES_UNITS,
  );
  return words.contract.anyOf(dropped === 0 ? kept : [...kept, words.contract.more(dropped)]);
}

/** In the order in which they count. */
function namesOf(match: Match, words: Words): readonly string[] {
  return (['labels', 'types', 'forms', 'title'] as const).flatMap((kind) => {
    return match[kind].length === 0 ? [] : [words.contract.applies[kind](renderNames(match[kind], words))];
  });
}

function limitsOf(match: Match, words: Words): readonly string[] {
  const { applies } = words.contract;
  const lists = (['base', 'paths', 'association'] as const).flatMap((kind) => {
    return match[kind].length === 0 ? [] : [applies[kind](renderNames(match[kind], words))];
  });
  if (match.draft === null) return lists;
  return [match.draft ? applies.drafts : applies.noDrafts, ...lists];
}
