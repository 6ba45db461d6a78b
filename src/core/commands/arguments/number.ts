/** Returns the number that a text is, with or without `#` and with a period forgiven; null for none, and for 0. */
export function readNumber(text: string): number | null {
  const figures = /^#?([1-9]\d{0,8})[.!]?$/.exec(text)?.[1];
  return figures === undefined ? null : Number(figures);
}
