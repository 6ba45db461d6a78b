import { addDays, endOfMonth, mondayOf, weekdayOf, type CivilDate } from '../../civil.js';
import { formOf, type Form } from '../form.js';

type Unit = 'week' | 'weekend' | 'month' | 'quarter' | 'year';

/** Which part of a period, as a third; `end` is the last working day of a week. */
type Part = 'early' | 'mid' | 'end' | 'whole';

/** Returns the last day of a part of the period that is so many periods from this one. */
function lastDayOf(today: CivilDate, unit: Unit, ahead: number, part: Part): CivilDate {
  const third = part === 'early' ? 1 : part === 'mid' ? 2 : 3;
  switch (unit) {
    case 'week':
      return lastDayOfWeek(today, ahead, part);
    case 'weekend':
      return addDays(mondayOf(today), 6 + ahead * 7);
    case 'month': {
      const end = endOfMonth(today.year, today.month + ahead);
      return third === 3 ? end : { ...end, day: third * 10 };
    }
    case 'quarter':
      return endOfMonth(today.year, (Math.ceil(today.month / 3) + ahead - 1) * 3 + third);
    case 'year':
      return endOfMonth(today.year + ahead, third * 4);
    default:
      return unit satisfies never;
  }
}

/** On a weekend nobody means the Friday that was: this week's end is the next one's. */
function lastDayOfWeek(today: CivilDate, ahead: number, part: Part): CivilDate {
  const weeks = ahead === 0 && part !== 'whole' && weekdayOf(today) > 5 ? 1 : ahead;
  const days = { early: 1, mid: 2, end: 4, whole: 6 } as const;
  return addDays(mondayOf(today), weeks * 7 + days[part]);
}

/** "end of next week", "this week", "mid next month", "end of the year", "the weekend". */
const spelt = formOf(
  /(?<![\p{L}\p{N}_-])(?:(end|last day|close|early|beginning|start|mid|middle|late)(?:[\s-](?:of|in))?[\s-])?(?:the\s)?(?:(this|current|next|coming|following|last|previous|past)\s(?:(?:calendar|business|working)\s)?)?(work\s?week|weekend|week|month|quarter|year)(?![\p{L}\p{N}_]|\s?\d|[-\s](?:end|old|long)(?!\p{L}))/giu,
  ([whole = '', part, which, name = ''], today, { before }) => {
    const unit = unitNamed(name);
    if (unit === null) return 'pass';
    const isBare = part === undefined && which === undefined;
    if (isBare && !/^the weekend$/i.test(whole) && !/(?<!\p{L})within (?:the )?$/iu.test(before)) return 'pass';
    if (/^(?:last|previous|past)$/i.test(which ?? '')) return null;
    const isNext = unit === 'weekend' ? /^(?:next|following)$/i : /^(?:next|following|coming)$/i;
    return lastDayOf(today, unit, isNext.test(which ?? '') ? 1 : 0, partNamed(part));
  },
);

function unitNamed(name: string): Unit | null {
  const unit = name.toLowerCase().replace(/^work\s?/, '');
  return (['week', 'weekend', 'month', 'quarter', 'year'] as const).find((known) => known === unit) ?? null;
}

function partNamed(part: string | undefined): Part {
  if (part === undefined) return 'whole';
  if (/^(?:early|beginning|start)/i.test(part)) return 'early';
  return /^mid/i.test(part) ? 'mid' : 'end';
}

const LETTERS = { w: 'week', m: 'month', q: 'quarter', y: 'year' } as const satisfies Record<string, Unit>;

/** EOW, EOM, EOQ, EOY; "month-end", "year end". */
const short = formOf(
  /(?<![\p{L}\p{N}_])(?:EO([WMQY])|(week|month|quarter|year)[\s-]end)(?![\p{L}\p{N}_])/giu,
  ([, letter, name], today) => {
    const unit = name === undefined ? LETTERS[(letter ?? '').toLowerCase() as keyof typeof LETTERS] : unitNamed(name);
    return unit === null ? 'pass' : lastDayOf(today, unit, 0, 'end');
  },
);

/** "the first day of next month", "the week after next". */
const exact = formOf(
  /(?<!\p{L})(?:first|1st)\sday\sof\s(?:the\s)?(this\s|next\s)?(week|month|quarter|year)(?!\p{L})|(?<!\p{L})(week|month)\safter\snext(?!\p{L})/giu,
  ([, which, name = '', later], today) => {
    const unit = unitNamed(later ?? name);
    if (unit === null) return 'pass';
    if (later !== undefined) return lastDayOf(today, unit, 2, 'whole');
    return addDays(lastDayOf(today, unit, which !== undefined && /^next/i.test(which) ? 0 : -1, 'whole'), 1);
  },
);

/** The same in other languages, where few words say it. */
const FOREIGN: readonly (readonly [unit: Unit, ahead: number, part: Part, words: RegExp])[] = [
  ['week', 0, 'end', /ende (?:der|dieser) woche|eind(?:e)? van de week|(?:конца|концу|конец) недели/],
  ['week', 1, 'end', /ende (?:der )?nächster? woche/],
  [
    'week',
    1,
    'whole',
    /nächste woche|semaine prochaine|próxima semana|semana que viene|prossima settimana|volgende week/,
  ],
  ['week', 0, 'whole', /diese woche|cette semaine|esta semana|questa settimana|deze week/],
  ['weekend', 0, 'whole', /(?:dieses |am )wochenende|ce week-end/],
  [
    'month',
    0,
    'end',
    /ende (?:des|dieses) monats|monatsende|fin du mois|fin de mes|final del mes|fim do mês|fine mese/,
  ],
  ['month', 1, 'whole', /nächsten monat|mois prochain|próximo m[eê]s|prossimo mese|volgende maand/],
  ['quarter', 0, 'end', /quartalsende/],
  ['year', 0, 'end', /jahresende|ende des jahres|fin d['’]année|fin de año|fim do ano|fine anno/],
  ['year', 1, 'whole', /nächstes jahr|l['’]année prochaine|próximo año|próximo ano/],
];

const ANY_FOREIGN = new RegExp(
  `(?<!\\p{L})(?:${FOREIGN.map(([, , , words]) => words.source).join('|')})(?!\\p{L})`,
  'giu',
);

const foreign = formOf(ANY_FOREIGN, ([words = ''], today) => {
  const known = FOREIGN.find(([, , , form]) => form.test(words.toLowerCase()));
  return known === undefined ? 'pass' : lastDayOf(today, known[0], known[1], known[2]);
});

/** The same in Chinese, Japanese and Korean. */
const CHARACTERS: readonly (readonly [unit: Unit, ahead: number, words: RegExp])[] = [
  ['week', 0, /今週|本周|本週|这周|這週|이번\s?주/],
  ['week', 1, /来週|來週|下周|下週|翌週|다음\s?주/],
  ['month', 0, /今月|本月|这个月|這個月|이번\s?달|月末|月底|월말/],
  ['month', 1, /来月|來月|下个月|下個月|翌月|다음\s?달/],
  ['year', 0, /今年|本年|올해|年末|年底|연말/],
  ['year', 1, /(?:来年|明年|내년)(?!\s?[\d¤])/],
];

const characters = formOf(
  new RegExp(CHARACTERS.map(([, , words]) => words.source).join('|'), 'gu'),
  ([words = ''], today) => {
    const known = CHARACTERS.find(([, , form]) => form.test(words));
    return known === undefined ? 'pass' : lastDayOf(today, known[0], known[1], 'whole');
  },
);

/** Weeks, months, quarters and years by their place from today. */
export const PERIODS: readonly Form[] = [foreign, exact, short, spelt, characters];
