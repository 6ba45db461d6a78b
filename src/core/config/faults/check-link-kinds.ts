import { LINK_KINDS } from '../../links/kinds.js';
import type { Path } from '../yaml/locate.js';
import { entriesAt, fault, formatPath, quoteBriefly, sectionsOf, valueAt } from './found.js';
import { MOST_PROBLEMS, type Fault, type ProblemWords } from './problems.js';
import { suggestName } from './suggest.js';

/** Returns the kinds of links that sections ask for and that neither the table nor the configuration knows. */
export function checkLinkKinds(
  config: unknown,
  templates: readonly (readonly [string, unknown])[],
  words: ProblemWords,
): Fault[] {
  const own = entriesAt(config, ['links', 'kinds']).filter(([kind, shapes]) => kind.trim() !== '' && shapes !== null);
  const kinds = [...new Set([...LINK_KINDS, ...own.map(([kind]) => kind)])];
  const known = new Set(kinds.map((kind) => kind.toLowerCase()));
  const unknown = templates.flatMap(([name, template]) =>
    sectionsOf(template).flatMap(({ section, at }) => {
      const placed = placedKinds(valueAt(section, ['needs', 'link']), ['templates', name, ...at, 'needs', 'link']);
      return placed.filter(({ kind }) => !known.has(kind.trim().toLowerCase()));
    }),
  );
  return unknown.map(({ kind, path }, index) => {
    // Past those that are shown they are only counted.
    return index < MOST_PROBLEMS ? unknownLinkKind(kind, path, kinds, words) : fault(path, '');
  });
}

interface PlacedKind {
  readonly kind: string;
  readonly path: Path;
}

/** A kind stands alone, in a list, or under `kind`. */
function placedKinds(value: unknown, path: Path): readonly PlacedKind[] {
  if (typeof value === 'string') return [{ kind: value, path }];
  if (Array.isArray(value)) return value.flatMap((item, index) => placedKinds(item, [...path, index]));
  const inner = valueAt(value, ['kind']);
  return inner === undefined ? [] : placedKinds(inner, [...path, 'kind']);
}

function unknownLinkKind(kind: string, path: Path, kinds: readonly string[], words: ProblemWords): Fault {
  const suggestion = suggestName(kind, kinds);
  const message = words.unknownLinkKind(formatPath(path), quoteBriefly(kind), kinds.slice(0, 20).map(quoteBriefly));
  return fault(path, suggestion === null ? message : `${message} ${words.didYouMean(quoteBriefly(suggestion))}`);
}
