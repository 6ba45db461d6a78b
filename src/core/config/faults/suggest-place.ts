import { zoneNames } from '../../time/zone.js';
import { canonicalCode, countryCodes, isCountry } from '../values/country.js';
import { suggestName } from './suggest.js';

/**
 * Returns the zone that is most likely meant; null when none is near. Most people know the city of their zone and not its continent.
 * Nothing is suggested for abbreviations, nor where the first letter differs: the wrong city is worse than none.
 */
export function suggestZone(written: string): string | null {
  if (/^[A-Z]{2,5}$/.test(written)) return null;
  const first = lastPart(written).charAt(0).toLowerCase();
  const zones = zoneNames().filter((zone) => lastPart(zone).charAt(0).toLowerCase() === first);
  const cities = new Map(zones.map((zone) => [lastPart(zone), zone]));
  const city = suggestName(lastPart(written), [...cities.keys()]);
  const byCity = city === null ? null : (cities.get(city) ?? null);
  return written.includes('/') ? (suggestName(written, zones) ?? byCity) : (byCity ?? suggestName(written, zones));
}

function lastPart(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1);
}

/**
 * Returns the country that is most likely meant, with its part where one is written: `DE-BY` for `de_by`, `GB` for `UK`, `PT` for
 * `Portugal`; null when none is near. One wrong code is as near to a dozen others as to the right one, so that only names are guessed.
 */
export function suggestCountry(written: string): string | null {
  const [, country = '', part = ''] = /^\s*([a-z]{2})((?:[-_ ][a-z\d]{1,3}){0,2})\s*$/i.exec(written) ?? [];
  if (country !== '') {
    const code = canonicalCode(country.toUpperCase()) + part.toUpperCase().replaceAll(/[_ ]/g, '-');
    return isCountry(code) ? code : null;
  }
  const codes = countryCodes();
  return codes.get(suggestName(written, [...codes.keys()]) ?? '') ?? null;
}
