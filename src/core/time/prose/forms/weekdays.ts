import { addDays, mondayOf, weekdayOf, type CivilDate, type Weekday } from '../../civil.js';
import { DAY_WORD, weekdayNamed, weekdayOfCharacter } from '../words/day-names.js';
import { aroundOf, formOf, type Around, type Form, type Hit } from '../form.js';

/** Which of the weekdays of that name: `next` and `last` beside it, or a week that is named with it. */
interface Choice {
  readonly which: 'coming' | 'next' | 'last' | 'this-week' | 'last-week' | 'week-after' | 'none';
  /** Signs that it takes in front of and behind the name. */
  readonly before: number;
  readonly after: number;
}

/**
 * Returns the day that a weekday means. By itself, or with "this", it is the coming one, today counted. "Next Friday" is the
 * Friday of the next ISO week: some who say it on a Tuesday mean the coming one, others the one after, and the later day meets
 * both. "Last Friday" is the one before today.
 */
function dayMeant(today: CivilDate, weekday: Weekday, which: Choice['which']): CivilDate | null {
  const monday = mondayOf(today);
  const coming = addDays(today, (weekday - weekdayOf(today) + 7) % 7);
  switch (which) {
    case 'coming':
      return coming;
    case 'next':
      return addDays(monday, 6 + weekday);
    case 'last':
      return addDays(coming, -7);
    case 'this-week':
      return addDays(monday, weekday - 1);
    case 'last-week':
      return addDays(monday, weekday - 8);
    case 'week-after':
      return addDays(coming, 7);
    case 'none':
      return null;
    default:
      return which satisfies never;
  }
}

const NEXT =
  /(?<!\p{L})(?:next|following|nächst\p{L}*|volgende|pr[óo]xim[ao]|prossim[ao]|następn\p{L}*|przyszł\p{L}*|следующ\p{L}*|наступн\p{L}*|επόμεν\p{L}*)\s{1,2}$/iu;

const NEXT_BEHIND = /^\s(?:prochaine?|próxim[ao]|prossim[ao]|que viene|seguinte)(?!\p{L})/iu;

const LAST =
  /(?<!\p{L})(?:last|past|previous|letzt\p{L}*|vergangen\p{L}*|vorig\p{L}*|afgelopen|últim[ao]|pasad[ao]|ostatni\p{L}*|прошл\p{L}*|минул\p{L}*)\s{1,2}$/iu;

const LAST_BEHIND = /^\s(?:dernière?|dernier|passée?|pasad[ao]|passad[ao]|scors[ao])(?!\p{L})/iu;

/** "Every Friday" is a habit, and these Fridays are days of their own. */
const NO_DAY =
  /(?<!\p{L})(?:every|each|any|per|black|good|cyber|easter|jed\p{L}*|chaque|cada|ogni|elke|każd\p{L}*|кажд\p{L}*|кожн\p{L}*)\s(?:(?:other|second|third|single)\s)?\s?$/iu;

const WEEK_BEHIND =
  /^,?\s{1,2}(?:of\s|in\s)?(?:the\s)?(this|next|following|last|dieser?|nächster?|letzter?)\s(?:week|woche)(?!\p{L})/iu;

const WEEK_BEFORE =
  /(?<!\p{L})(this|next|last|dieser?|nächster?|letzter?)\s(?:week|woche)(?:['’]s)?,?\s{1,2}(?:on\s|am\s|-\s)?$/iu;

function choose({ before, after }: Around): Choice {
  const behind = WEEK_BEHIND.exec(after);
  if (behind !== null) return { which: weekNamed(behind[1]), before: 0, after: behind[0].length };
  const inFront = WEEK_BEFORE.exec(before);
  if (inFront !== null) return { which: weekNamed(inFront[1]), before: inFront[0].length, after: 0 };
  return chooseByWord(before, after);
}

function weekNamed(word = ''): Choice['which'] {
  if (/^(?:this|dieser?)$/i.test(word)) return 'this-week';
  return /^(?:last|letzter?)$/i.test(word) ? 'last-week' : 'next';
}

const BESIDE = [
  ['none', NO_DAY, null],
  ['next', NEXT, NEXT_BEHIND],
  ['last', LAST, LAST_BEHIND],
  ['coming', /(?<!\p{L})(?:this|coming|kommend\p{L}{1,2}|diese\p{L}?)\s{1,2}$/iu, null],
  ['week-after', null, /^\s(?:week|after\snext)(?!\p{L})/iu],
] as const;

function chooseByWord(before: string, after: string): Choice {
  for (const [which, inFront, behind] of BESIDE) {
    const word = inFront?.exec(before);
    // "The last Friday of the sprint" is not the one that is past.
    if (word && which === 'last' && /^\s(?:of|in)\s/i.test(after)) return { which: 'none', before: 0, after: 0 };
    if (word) return { which, before: word[0].length, after: 0 };
    const tail = behind?.exec(after);
    if (tail) return { which, before: 0, after: tail[0].length };
  }
  return { which: 'coming', before: 0, after: 0 };
}

/** Names that are English words, too: only where something introduces them. */
const CASUAL = /^(?:sat|sun)$/i;

/** Abbreviations: with a capital, or where something introduces them. */
const SHORT = /^(?:mon|tue|wed|thu|fri)$/;

const INTRODUCED =
  /(?<!\p{L})(?:by|on|before|until|till|due|next|this|last|coming|eod|cob|from|to|through|end of)[:\s]\s{0,2}(?:on\s|of\s)?$|(?:^|[\p{L}¤])\s?[-–—]\s?$/iu;

/** "Friday", "next Friday", "last Friday", "Friday next week", "am Freitag", "vendredi prochain". */
function* named(text: string, today: CivilDate): Iterable<Hit> {
  let from = 0;
  for (const { 0: word, index: start } of text.matchAll(DAY_WORD)) {
    const weekday = weekdayNamed(word);
    const end = start + word.length;
    if (weekday === null || isPartOfName(text, start, end)) continue;
    const around = aroundOf(text, start, end, from);
    if ((CASUAL.test(word) || SHORT.test(word)) && !around.isAlone && !INTRODUCED.test(around.before)) continue;
    const { which, before, after } = choose(around);
    from = end + after;
    yield { start: start - before, end: from, sense: dayMeant(today, weekday, which) };
  }
}

/** "friday_build", "#friday" and "fri.md" are names of other things; "Thu/Fri" is two days. */
function isPartOfName(text: string, start: number, end: number): boolean {
  const { before, after } = aroundOf(text, start, end);
  if (/[\p{L}\p{N}_#@\\]$/u.test(before) || /^(?:[\p{L}\p{N}_]|\.\p{L})/u.test(after)) return true;
  const inFront = /(\p{L}*)\/$/u.exec(before);
  const behind = /^\/(\p{L}+)/u.exec(after);
  return [inFront, behind].some((match) => match !== null && weekdayNamed(match[1] ?? '') === null);
}

/** Chinese, Japanese and Korean: the week that is named in front of the day. */
const characters = formOf(
  /(?:(毎週|每周|每週|毎|每|매주\s?)|(再来週|下下周|下下週)|(来週|來週|翌週|下周|下週|下个?星期|下個星期|다음\s?주\s?)|(今週|本周|本週|这周|這週|这个?星期|이번\s?주\s?)|(先週|上周|上週|上个?星期|지난\s?주\s?))?の?(?:(?:周|週|星期|礼拜|禮拜)?([一二三四五六日天])|([月火水木金土日])曜日?|([월화수목금토일])요일)/gu,
  ([whole = '', every, afterNext, next, current, last, chinese, japanese, korean], today) => {
    const weekday = weekdayOfCharacter(chinese ?? japanese ?? korean ?? '');
    const isNamed = chinese === undefined || /[周週期拜]/.test(whole);
    if (weekday === null || !isNamed) return 'pass';
    if (every !== undefined) return null;
    if (afterNext !== undefined) return addDays(mondayOf(today), 13 + weekday);
    if (next !== undefined) return dayMeant(today, weekday, 'next');
    if (current !== undefined) return dayMeant(today, weekday, 'this-week');
    return dayMeant(today, weekday, last === undefined ? 'coming' : 'last-week');
  },
);

/** Days of the week by name. */
export const WEEKDAYS: readonly Form[] = [characters, named];
