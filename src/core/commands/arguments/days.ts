/** Longer, and nobody knows any more that it was put off. */
const MOST_DAYS = 60;

const FORM = /^(\d{1,3})\s{0,3}(d|days?|w|weeks?)[\s.!]{0,3}$/i;

/** Returns the days of `3d`, `2w`, `3 days` or `1 week`, from 1 to 60; 0 for `off`, null for anything else. */
export function readDays(text: string): number | null {
  if (/^off[\s.!]{0,3}$/i.test(text)) return 0;
  const [, amount = '', unit = ''] = FORM.exec(text) ?? [];
  const days = Number(amount) * (/^w/i.test(unit) ? 7 : 1);
  return days >= 1 && days <= MOST_DAYS ? days : null;
}
