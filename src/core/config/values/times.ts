export const TIME_FORM = /^\s*([01]?\d|2[0-3]):([0-5]\d)\s*$/;
export const HOURS_FORM = /^\s*(\d{1,2}:\d{2})\s*[-–]\s*(\d{1,2}:\d{2})\s*$/;
export const DAY_FORM = /^(\d{4})-(\d{2})-(\d{2})$/;
export const COUNTRY_FORM = /^[A-Z]{2}(?:-[A-Z0-9]{1,3}){0,2}$/;

/** Returns a time such as `09:00` in minutes after midnight; null for what is none. */
export function parseTime(text: string): number | null {
  const parts = TIME_FORM.exec(text);
  return parts === null ? null : Number(parts[1]) * 60 + Number(parts[2]);
}

/** Returns minutes after midnight as `09:00`. */
export function formatClockTime(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}

/** Returns hours of work such as `09:00-17:00` in minutes after midnight; null for what is none or ends before it begins. */
export function parseHours(text: string): { readonly from: number; readonly to: number } | null {
  const parts = HOURS_FORM.exec(text);
  const from = parseTime(parts?.[1] ?? '');
  const to = parts?.[2] === '24:00' ? 24 * 60 : parseTime(parts?.[2] ?? '');
  return from === null || to === null || to <= from ? null : { from, to };
}

/** Tells whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isCalendarDay(text: string): boolean {
  const parts = DAY_FORM.exec(text);
  if (parts === null) return false;
  const day = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])));
  return (
    Number(parts[1]) >= 1970 && day.getUTCMonth() === Number(parts[2]) - 1 && day.getUTCDate() === Number(parts[3])
  );
}

/** Tells whether a text is written as a country of ISO 3166-1 or a part of one of ISO 3166-2: `JP`, `DE-BY`. */
export function isCountry(text: string): boolean {
  return COUNTRY_FORM.test(text);
}
