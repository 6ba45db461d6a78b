import { compilePattern, testPattern } from '../../config/values/pattern.js';

/** Letters that mean themselves only behind a backslash. */
const SPECIAL = '\\^$.|?*+()[]{}';

/**
 * Returns what a title begins with that a pattern such as `^(Task|Brief):` asks for: `Task: `, of several the first. Null where
 * the pattern says more than how a title begins, or the beginning would run into the author's words.
 */
export function titlePrefix(pattern: string): string | null {
  const start = /^(?:\(\?i\))?\^/.exec(pattern)?.[0];
  if (start === undefined) return null;
  const rest = pattern.slice(start.length).replace(/(?:\\s[*+]?| [?*+]?)$/, '');
  const choice = /^\((?:\?:)?([^()|]*)(?:\|[^()]*)?\)/.exec(rest);
  const literal = readLiteral(choice === null ? rest : `${choice[1] ?? ''}${rest.slice(choice[0].length)}`);
  if (literal === null || !/[^\p{L}\p{N}\s]$/u.test(literal)) return null;
  const prefix = `${literal} `;
  return testPattern(compilePattern(pattern, { ignoreCase: true }), `${prefix}x`) ? prefix : null;
}

function readLiteral(source: string): string | null {
  let literal = '';
  for (let at = 0; at < source.length; at += 1) {
    const letter = source.charAt(at);
    if (letter === '\\') {
      at += 1;
      const escaped = source.charAt(at);
      if (escaped === '' || /[\p{L}\p{N}]/u.test(escaped)) return null;
      literal += escaped;
    } else if (SPECIAL.includes(letter)) return null;
    else literal += letter;
  }
  return literal;
}
