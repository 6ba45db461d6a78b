import { parseHours } from '../../time/clock-time.js';
import { parseDayRange } from '../../time/day-range.js';
import { LOGIN_FORM } from '../../time/login.js';
import { isZone } from '../../time/zone.js';
import { BOUNDS } from '../language/schema.js';
import { isCountry } from '../values/country.js';
import type { Path } from '../yaml/locate.js';
import { describeFound, entriesAt, fault, formatPath, quoteBriefly, valueAt } from './found.js';
import { hold } from './hold.js';
import type { Fault, ProblemWords } from './problems.js';
import { suggestCountry, suggestZone } from './suggest-place.js';

/** Returns what is wrong with people: names, zones, hours, countries, days off. */
export function checkPeople(config: unknown, words: ProblemWords): Fault[] {
  const members = entriesAt(config, ['people', 'members']);
  const logins = members.slice(0, BOUNDS.members).map(([login]) => login);
  const tooMany =
    members.length > BOUNDS.members
      ? [fault(['people', 'members'], words.tooMany('people.members', BOUNDS.members, members.length))]
      : [];
  const wrongNames = logins
    .filter((login) => !LOGIN_FORM.test(login))
    .map((login) => fault(['people', 'members', login], words.wrongLogin(quoteBriefly(login)), 'key'));
  return [
    ...tooMany,
    ...wrongNames,
    ...checkPerson(config, ['people'], words),
    ...placesOf(config, ['people', 'shutdown']).flatMap((path) => checkDays(config, path, words)),
    ...logins.flatMap((login) => checkMember(config, ['people', 'members', login], words)),
  ];
}

function checkMember(config: unknown, path: Path, words: ProblemWords): Fault[] {
  const absences = placesOf(config, [...path, 'away']).flatMap((place) => [
    ...checkDays(config, typeof valueAt(config, place) === 'string' ? place : [...place, 'dates'], words),
    ...checkCover(config, [...place, 'cover'], words),
  ]);
  return [...checkPerson(config, path, words), ...absences];
}

function checkPerson(config: unknown, path: Path, words: ProblemWords): Fault[] {
  return [
    ...checkZone(config, [...path, 'timezone'], words),
    ...hold(config, [...path, 'hours'], (text) => parseHours(text) !== null, 'hours', words),
    ...checkCountry(config, [...path, 'country'], words),
  ];
}

/** Returns the fault of a zone that nobody knows, with the nearest that is known. */
export function checkZone(config: unknown, path: Path, words: ProblemWords): Fault[] {
  const zone = valueAt(config, path);
  if (typeof zone !== 'string' || zone.length > BOUNDS.text || isZone(zone)) return [];
  return [suggesting(fault(path, words.wrongZone(formatPath(path), quoteBriefly(zone))), suggestZone(zone), words)];
}

function checkCountry(config: unknown, path: Path, words: ProblemWords): Fault[] {
  const country = valueAt(config, path);
  return hold(config, path, isCountry, 'country', words).map((found) =>
    suggesting(found, suggestCountry(String(country)), words),
  );
}

function suggesting(found: Fault, suggestion: string | null, words: ProblemWords): Fault {
  return suggestion === null ? found : { ...found, message: `${found.message} ${words.didYouMean(suggestion)}` };
}

/** Returns the path of each entry of a list, or that of what stands in its place alone. */
function placesOf(config: unknown, path: Path): readonly Path[] {
  const written = valueAt(config, path);
  if (!Array.isArray(written)) return written === undefined ? [] : [path];
  return written.slice(0, BOUNDS.list).map((_, index) => [...path, index]);
}

function checkDays(config: unknown, path: Path, words: ProblemWords): Fault[] {
  const written = valueAt(config, path);
  if (typeof written !== 'string' || written.length > BOUNDS.text) return [];
  const [name, shown] = [formatPath(path), quoteBriefly(written.trim())];
  const found = parseDayRange(written);
  switch (found) {
    case 'form':
      return [fault(path, words.wrongValue(name, words.expected.dates, describeFound(written, words)))];
    case 'no-such-day':
      return [fault(path, words.noSuchDay(name, shown))];
    case 'reversed':
      return [fault(path, words.reversedDays(name, shown))];
    case 'too-long':
      return [fault(path, words.longAbsence(name))];
    default:
      return [];
  }
}

function checkCover(config: unknown, path: Path, words: ProblemWords): Fault[] {
  const cover = valueAt(config, path);
  if (typeof cover !== 'string' || cover.length > BOUNDS.text || LOGIN_FORM.test(cover.trim())) return [];
  return cover.trim() === '' ? [] : [fault(path, words.wrongLogin(quoteBriefly(cover)))];
}
