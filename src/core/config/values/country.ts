export const COUNTRY_FORM = /^[A-Z]{2}(?:-[A-Z0-9]{1,3}){0,2}$/;

/** What has a code of two letters and is no country. */
const NO_COUNTRIES = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']);

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

let names: Intl.DisplayNames | null = null;
let codes: ReadonlyMap<string, string> | null = null;

/**
 * Tells whether a text is a country of ISO 3166-1, or is written as a part of one of ISO 3166-2: `JP`, `DE-BY`. Parts are not known
 * here. Other codes of the same country, such as `UK`, are none.
 */
export function isCountry(text: string): boolean {
  return COUNTRY_FORM.test(text) && countryName(text.slice(0, 2)) !== null;
}

/** Returns the codes of all countries by their English names, for did-you-mean. */
export function countryCodes(): ReadonlyMap<string, string> {
  codes ??= new Map(
    LETTERS.flatMap((a) => LETTERS.map((b) => a + b)).flatMap((code) => {
      const name = countryName(code);
      return name === null ? [] : [[name, code] as const];
    }),
  );
  return codes;
}

function countryName(code: string): string | null {
  if (NO_COUNTRIES.has(code) || canonicalCode(code) !== code) return null;
  names ??= new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  return names.of(code) ?? null;
}

/** Returns the code by which a country goes today: `GB` for `UK`. */
export function canonicalCode(code: string): string {
  return Intl.getCanonicalLocales(`und-${code}`)[0]?.slice(4) ?? code;
}
