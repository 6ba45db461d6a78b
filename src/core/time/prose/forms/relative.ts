import { addDays, addWorkingDays } from '../../civil.js';
import { formOf, TAKEN, type Form } from '../form.js';
import { readNumber } from '../words/number-words.js';
import { clauses } from './clauses.js';

/** What chrono takes for tomorrow, or does not know. */
const dayAfterTomorrow = formOf(
  /(?<!\p{L})(?:the\s)?day\safter\stomorrow(?!\p{L})|(?<!\p{L})overmorrow(?!\p{L})/giu,
  (_, today) => addDays(today, 2),
);

/** "in a week or two": the later. */
const oneOrTwo = formOf(
  /(?<!\p{L})(?:with)?in\s(?:a|the\snext)\s(day|week)\sor\s(?:two|so)(?!\p{L})/giu,
  ([words = '', unit = ''], today) => addDays(today, (/two$/i.test(words) ? 2 : 1) * (/^week$/i.test(unit) ? 7 : 1)),
);

/** "this morning", "later today". */
const thisDay = formOf(
  /(?<!\p{L})(?:this\s(?:morning|afternoon|evening)|later\stoday)(?!\p{L})/giu,
  (_, today) => today,
);

/** "in 3 business days", "within five working days", "2 business days from now". */
const workingDays = formOf(
  /(?<![\p{L}\p{N}_-])(?:(?:with)?in\s(?:the\snext\s)?)?(?:\d{1,3}\s?(?:-|–|to)\s?)?(\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten)[\s-](?:business|working|work)[\s-]?days?(\sfrom\s(?:now|today))?(?!\p{L})/giu,
  ([whole = '', number = '', fromNow], today) => {
    if (fromNow === undefined && !/^(?:with)?in\s/i.test(whole)) return null;
    return addWorkingDays(today, readNumber(number));
  },
);

/** "a fortnight", "in a fortnight", "two fortnights from now". */
const fortnight = formOf(
  /(?<![\p{L}\p{N}_-])(?:(?:with)?in\s)?(\d{1,2}|an?|one|two|three)\sfortnights?(?:['’]s\stime|\sfrom\s(?:now|today))?(?!\p{L}|\sago)/giu,
  ([, number = ''], today) => addDays(today, readNumber(number) * 14),
);

/** `+2w`, `+10d`, `+10 days`. */
const plus = formOf(
  /(?<![\p{L}\p{N}_+$€£/.)-])\+(\d{1,3})\s?(d|w|days?|weeks?)(?![\p{L}\p{N}_])/giu,
  ([, number, unit = ''], today) => addDays(today, Number(number) * (/^w/i.test(unit) ? 7 : 1)),
);

/** Lengths that no day can be told of, and what is past without a day. */
const vague = formOf(
  /(?<!\p{L})(?:(?:(?:with)?in|over|for)\s)?(?:the\s)?(?:(?:last|past|previous)\s(?:\p{L}{1,8}|\d{1,3})|(?:next\s|coming\s)?(?:a\s)?(?:few|several|some|many))\s(?:\p{L}{4,8}\s)?(?:hours|days|weeks|months|sprints|quarters|years)(?!\p{L})/giu,
  () => null,
);

const FOREIGN_DAYS: readonly (readonly [days: number, words: RegExp])[] = [
  [0, /^(?:heute|aujourd|hoy|hoje|oggi|vandaag|dzisiaj|dziś|сегодня|сьогодні|σήμερα|今日|今天|本日|오늘|اليوم)/iu],
  [2, /^(?:übermorgen|après|pasado|depois|dopodomani|overmorgen|pojutrze|после|післязавтра|明後日|后天|後天|모레)/iu],
  [1, /^./u],
];

/** Today, tomorrow and the day after in other languages. "Mañana" behind an article and "Morgen" as a noun are mornings. */
const foreign = formOf(
  /(?<!\p{L})(?:heute|übermorgen|aujourd['’]hui|après-demain|demain|hoy|pasado\smañana|(?<!la\s|esta\s)mañana|hoje|depois\sde\samanhã|amanhã|oggi|dopodomani|domani|vandaag|overmorgen|dzisiaj|dziś|pojutrze|jutro|сегодня|послезавтра|завтра|сьогодні|післязавтра|σήμερα|αύριο|اليوم|غدا)(?!\p{L})|今日|今天|本日|明後日|后天|後天|明日|明天|오늘|내일|모레/giu,
  ([word = ''], today) => addDays(today, FOREIGN_DAYS.find(([, words]) => words.test(word))?.[0] ?? 1),
);

/** German and Dutch "morgen", not "guten Morgen" and "heute morgen". */
const morgen = formOf(/(?<!\p{L})(?<!heute |goede |guten |van ?)morgen(?!\p{L})/gu, (_, today) => addDays(today, 1));

/** "in zwei Wochen", "dans 10 jours", "en dos semanas", "через 2 недели", "2週間後". */
const foreignLengths = formOf(
  /(?<![\p{L}\p{N}])(?:in|innerhalb von|dans|sous|en|em|tra|fra|over|binnen|za|через)\s(\d{1,3}|einer|einem|zwei|drei|vier|une?|deux|trois|una?|dos|tres|duas|dois|due|tre|twee|drie|two|dwa|dwie|две|два|три)\s(?:(tagen?|jours?|días?|dias?|giorni|giorno|dagen|dag|dni|день|дня|дней|дні|днів)|(wochen?|semaines?|semanas?|settimane|settimana|weken|tygodnie|недел[юиь]|тижні|тижнів))(?!\p{L})|(\d{1,3})(?:(日|天|일)\s?|(週間|周|星期|주)\s?)(?:後|后|以内|之内|内|후|이내)/giu,
  ([, number = '', days, weeks, count, nearDays], today) => {
    const length = count === undefined ? readForeign(number) : Number(count);
    const isDays = count === undefined ? days !== undefined && weeks === undefined : nearDays !== undefined;
    return addDays(today, length * (isDays ? 1 : 7));
  },
);

function readForeign(word: string): number {
  if (/^\d/.test(word)) return Number(word);
  if (/^(?:zwei|deux|dos|duas|dois|due|twee|two|dwa|dwie|две|два)$/iu.test(word)) return 2;
  return /^(?:drei|trois|tres|tre|drie|три)$/iu.test(word) ? 3 : /^vier$/iu.test(word) ? 4 : 1;
}

/** EOD and COB by themselves are today's; beside a day that was read they are that day's. */
const endOfDay: Form = formOf(
  new RegExp(
    String.raw`(?<![\p{L}\p{N}_]|${TAKEN}[\s,(-]{0,3}(?:by\s|at\s)?)(?:EOD|COB|end\sof\s(?:the\s)?(?:business\s)?day|close\sof\s(?:business|play)|end\sof\sbusiness)(?![\p{L}\p{N}_]|[\s,-]{0,3}(?:on\s|of\s|the\s)?${TAKEN})`,
    'giu',
  ),
  ([words = ''], today, { before }) =>
    /^end of the day$/i.test(words) && /(?<!\p{L})at\s(?:the\s)?$/iu.test(before) ? null : today,
);

/** Days by how far they are from today. What chrono reads comes behind what it misreads. */
export const RELATIVE: readonly Form[] = [
  vague,
  dayAfterTomorrow,
  thisDay,
  oneOrTwo,
  workingDays,
  fortnight,
  plus,
  foreign,
  morgen,
  foreignLengths,
  clauses,
];

/** Comes last: it looks at what was read beside it. */
export const END_OF_DAY: readonly Form[] = [endOfDay];
