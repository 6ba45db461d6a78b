/** Tells whether a text names a zone of the IANA database. Offsets such as `+01:00` are none: they know no summer time. */
export function isZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text) || text.length > 60) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

/** Returns the zones that the runtime knows by their usual names. */
export function zoneNames(): readonly string[] {
  return Intl.supportedValuesOf('timeZone');
}
