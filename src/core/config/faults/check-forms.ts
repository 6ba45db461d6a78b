import { checkShape as checkTeamShape } from '../../links/team-shape.js';
import { parseGrace } from '../values/duration.js';
import { list } from '../values/list.js';
import type { Path } from '../yaml/locate.js';
import { BOUNDS } from '../language/schema.js';
import { ASKED_FORM, FOLDER_FORM } from '../language/schema-team.js';
import { checkPeople } from './check-people.js';
import { checkWeek } from './check-week.js';
import { describeFound, entriesAt, fault, formatPath, quoteBriefly, valueAt } from './found.js';
import { checkDay, hold, holdWindow, isDuration, isRepository } from './hold.js';
import type { Fault, ProblemWords } from './problems.js';

/** Returns what is wrong with texts that have a form of their own: durations, dates, times, zones, repositories. */
export function checkForms(config: unknown, words: ProblemWords): Fault[] {
  return [
    ...checkGrace(config, words),
    ...holdWindow(config, ['decisions', 'window'], words),
    ...hold(config, ['decisions', 'max_extension'], isDuration, 'duration', words),
    ...hold(config, ['decisions', 'record', 'folder'], isFolder, 'folder', words),
    ...checkAsked(config, words),
    ...checkDay(config, ['enforce_from'], words),
    ...checkWeek(config, words),
    ...hold(config, ['extends'], isRepository, 'repository', words),
    ...checkPeople(config, words),
    ...checkLinks(config, words),
  ];
}

function isFolder(text: string): boolean {
  return FOLDER_FORM.test(text);
}

function checkAsked(config: unknown, words: ProblemWords): Fault[] {
  const written = valueAt(config, ['decisions', 'ask']);
  return list(written).flatMap((name, index) => {
    if (typeof name !== 'string' || name.length > BOUNDS.text || ASKED_FORM.test(name)) return [];
    const path = ['decisions', 'ask', ...(Array.isArray(written) ? [index] : [])];
    return [fault(path, words.wrongValue(formatPath(path), words.expected.asked, describeFound(name, words)))];
  });
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
