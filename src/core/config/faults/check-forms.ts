import { checkShape as checkTeamShape } from '../../links/team-shape.js';
import { isZone, zoneNames } from '../../time/zone.js';
import { parseDuration, parseGrace } from '../values/duration.js';
import { list } from '../values/list.js';
import type { Path } from '../yaml/locate.js';
import { BOUNDS, REPOSITORY_FORM } from '../language/schema.js';
import { DAY_FORM, isCalendarDay, isCountry, parseHours, parseTime } from '../values/times.js';
import { describeFound, entriesAt, fault, formatPath, quoteBriefly, valueAt } from './found.js';
import type { Fault, ProblemWords } from './problems.js';
import { suggestName } from './suggest.js';

/** Returns what is wrong with texts that have a form of their own: durations, dates, times, zones, repositories. */
export function checkForms(config: unknown, words: ProblemWords): Fault[] {
  return [
    ...checkGrace(config, words),
    ...hold(config, ['decisions', 'window'], isDuration, 'duration', words),
    ...hold(config, ['decisions', 'max_extension'], isDuration, 'duration', words),
    ...hold(config, ['decisions', 'record', 'folder'], isFolder, 'folder', words),
    ...checkAsked(config, words),
    ...checkDay(config, ['enforce_from'], words),
    ...hold(config, ['rollup', 'at'], (text) => parseTime(text) !== null, 'time', words),
    ...hold(config, ['extends'], isRepository, 'repository', words),
    ...checkPeople(config, words),
    ...checkLinks(config, words),
  ];
}

/** Tells whether a text names a repository: `OWNER/REPO`. */
export function isRepository(text: string): boolean {
  return REPOSITORY_FORM.test(text);
}

function isDuration(text: string): boolean {
  return parseDuration(text) !== null;
}

/** Tells whether a text is a path inside a repository: none that begins at a root or climbs out, and no odd signs. */
function isFolder(text: string): boolean {
  return /^(?:[\w.-]{1,100}\/){0,8}[\w.-]{1,100}\/?$/.test(text.trim()) && !text.split('/').includes('..');
}

/** `ana` or `octo/platform`, each with or without its `@`. */
const ASKED_FORM = /^@?[a-z\d][a-z\d-]{0,38}(?:_[a-z\d]{1,10})?(?:\/[\w.-]{1,100})?$/i;

function checkAsked(config: unknown, words: ProblemWords): Fault[] {
  const written = valueAt(config, ['decisions', 'ask']);
  return list(written).flatMap((name, index) => {
    if (typeof name !== 'string' || name.length > BOUNDS.text || ASKED_FORM.test(name.trim())) return [];
    const path = ['decisions', 'ask', ...(Array.isArray(written) ? [index] : [])];
    return [fault(path, words.wrongValue(formatPath(path), words.expected.asked, describeFound(name, words)))];
  });
}

type Form = 'duration' | 'folder' | 'date' | 'time' | 'hours' | 'repository' | 'country';

function hold(
  config: unknown,
  path: Path,
  isRight: (text: string) => boolean,
  form: Form,
  words: ProblemWords,
): Fault[] {
  const written = valueAt(config, path);
  if (typeof written !== 'string' || written.length > BOUNDS.text || isRight(written)) return [];
  const expected = words.expected[form];
  return [fault(path, words.wrongValue(formatPath(path), expected, describeFound(written, words)))];
}

function checkDay(config: unknown, path: Path, words: ProblemWords): Fault[] {
  const written = valueAt(config, path);
  if (typeof written === 'string' && DAY_FORM.test(written) && !isCalendarDay(written)) {
    return [fault(path, words.noSuchDay(formatPath(path), written))];
  }
  return hold(config, path, isCalendarDay, 'date', words);
}

function checkGrace(config: unknown, words: ProblemWords): Fault[] {
  const path = ['scope', 'grace'];
  const written = valueAt(config, path);
  if (typeof written !== 'string' || written.length > BOUNDS.text) return [];
  const name = formatPath(path);
  const grace = parseGrace(written);
  switch (grace) {
    case 'duration':
      return [fault(path, words.wrongValue(name, words.expected.grace, describeFound(written, words)))];
    case 'working-time':
      return [fault(path, words.workingTime(name))];
    case 'too-long':
      return [fault(path, words.longGrace(name))];
    default:
      return [];
  }
}

function checkPeople(config: unknown, words: ProblemWords): Fault[] {
  const members = entriesAt(config, ['people', 'members']);
  const tooMany =
    members.length > BOUNDS.members
      ? [fault(['people', 'members'], words.tooMany('people.members', BOUNDS.members, members.length))]
      : [];
  const wrongNames = members
    .slice(0, BOUNDS.members)
    .filter(([login]) => !/^@?[a-z\d](?:[a-z\d-]{0,38})(?:_[a-z\d]{1,10})?$/i.test(login))
    .map(([login]) => fault(['people', 'members', login], words.wrongLogin(quoteBriefly(login)), 'key'));
  const people = [[], ...members.slice(0, BOUNDS.members).map(([login]) => ['members', login])];
  return [...tooMany, ...wrongNames, ...people.flatMap((who) => checkPerson(config, ['people', ...who], words))];
}

function checkPerson(config: unknown, path: Path, words: ProblemWords): Fault[] {
  return [
    ...checkZone(config, [...path, 'timezone'], words),
    ...hold(config, [...path, 'hours'], (text) => parseHours(text) !== null, 'hours', words),
    ...hold(config, [...path, 'country'], isCountry, 'country', words),
  ];
}

function checkZone(config: unknown, path: Path, words: ProblemWords): Fault[] {
  const zone = valueAt(config, path);
  if (typeof zone !== 'string' || zone.length > BOUNDS.text || isZone(zone)) return [];
  const message = words.wrongZone(formatPath(path), quoteBriefly(zone));
  const suggestion = suggestZone(zone);
  return [fault(path, suggestion === null ? message : `${message} ${words.didYouMean(suggestion)}`)];
}

/**
 * Most people know the city of their zone and not its continent. Nothing is suggested for abbreviations, nor where the first
 * letter differs: the wrong city is worse than none.
 */
function suggestZone(written: string): string | null {
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

function checkLinks(config: unknown, words: ProblemWords): Fault[] {
  const kinds = entriesAt(config, ['links', 'kinds']);
  if (kinds.length > BOUNDS.linkKinds) {
    return [fault(['links', 'kinds'], words.tooMany('links.kinds', BOUNDS.linkKinds, kinds.length))];
  }
  const count = kinds.reduce((sum, [, given]) => sum + list(given).length, 0);
  if (count > BOUNDS.linkShapes) {
    return [fault(['links', 'kinds'], words.tooManyShapes(BOUNDS.linkShapes, count))];
  }
  const shapes = kinds.flatMap(([kind, given]) => {
    const path = ['links', 'kinds', kind];
    if (kind.trim() === '' || kind.length > BOUNDS.name) return [fault(path, words.linkKindName(BOUNDS.name), 'key')];
    return list(given).flatMap((shape, index) =>
      checkShape(shape, Array.isArray(given) ? [...path, index] : path, words),
    );
  });
  const trackers = valueAt(config, ['links', 'trackers']);
  const prefixes = list(trackers).flatMap((prefix, index) => {
    if (typeof prefix !== 'string' || prefix.length > BOUNDS.trackerPrefix || /^[A-Z][A-Z0-9_]*$/.test(prefix))
      return [];
    const path = ['links', 'trackers', ...(Array.isArray(trackers) ? [index] : [])];
    return [fault(path, words.trackerPrefix(formatPath(path), quoteBriefly(prefix)))];
  });
  return [...shapes, ...prefixes];
}

function checkShape(shape: unknown, path: Path, words: ProblemWords): Fault[] {
  if (typeof shape !== 'string' || shape.length > BOUNDS.text || shape.trim() === '') return [];
  const found = checkTeamShape(shape);
  if (found === 'ok') return [];
  const say = found === 'stars' ? words.linkStars : words.linkShape;
  return [fault(path, say(formatPath(path), quoteBriefly(shape)))];
}
