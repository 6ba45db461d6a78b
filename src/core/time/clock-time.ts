export const TIME_FORM = /^\s*([01]?\d|2[0-3]):([0-5]\d)\s*$/;
export const HOURS_FORM = /^\s*(\d{1,2}:\d{2})\s*[-–]\s*(\d{1,2}:\d{2})\s*$/;

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
