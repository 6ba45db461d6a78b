const PLACES = { Lisbon: 'Europe/Lisbon', Bengaluru: 'Asia/Kolkata', Auckland: 'Pacific/Auckland' } as const;

/** Returns what clocks show at a moment: `Fri 16:00 Lisbon · Fri 21:30 Bengaluru · Sat 05:00 Auckland`. */
export function renderClocks(moment: number): string {
  const shown = Object.entries(PLACES).map(([place, timeZone]) => `${clockIn(timeZone, moment)} ${place}`);
  return shown.join(' · ');
}

function clockIn(timeZone: string, moment: number): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, value]));
  return `${parts.get('weekday')} ${parts.get('hour')}:${parts.get('minute')}`;
}
