/**
 * What ends a comment, calls people, refers, commands, links or cannot be seen. All of it can only stand inside a JSON
 * string, where its escape means the same.
 */
const ALIVE = /[<>@#&/]|-(?=-)|(?<=-)-|(?<=gh)-(?=\d)|(?<=www)\.|[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]/giu;

/**
 * Returns a value as JSON that stays hidden and inert inside an HTML comment, also where a reply quotes it. What GitHub, a browser or a
 * mail program could take for more than text stands as a JSON escape.
 */
export function toHiddenJson(value: unknown): string {
  return JSON.stringify(value).replace(ALIVE, escapeUnits);
}

function escapeUnits(text: string): string {
  return Array.from({ length: text.length }, (_, index) => {
    return `\\u${text.charCodeAt(index).toString(16).padStart(4, '0')}`;
  }).join('');
}
