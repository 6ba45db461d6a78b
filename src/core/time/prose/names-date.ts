import * as chrono from 'chrono-node/en';

const MAX_LENGTH = 200;

/** Only presence is asked here, so any fixed moment serves as the reference for "next Friday". */
const REFERENCE = { instant: new Date(0), timezone: 0 };

/** Dates written in figures, weeks and quarters, in any language. */
const IN_FIGURES =
  /\b\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?\b|\b\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})\b|\b\d{1,2}\.\s?\d{1,2}\.(?!\d)|\b\d{4}[-\s]?W\d{1,2}\b|\b(?:Q[1-4]|H[12])[\s/'’-]*(?:20)?\d{2}\b|\b(?:20\d{2})[\s-]?(?:Q[1-4]|H[12])\b|\b(?:Q[1-4]|H[12])\b|\b(?:week|KW|semaine|semana|sprint)\s?\d{1,3}\b|\d{1,2}月(?:\d{1,2}日)?|\d{1,2}월\s?\d{1,2}일/i;

/** Months of the languages whose section names we know; English is read by chrono. */
const MONTH =
  /\d{1,2}\.?\s*(?:de\s+|di\s+)?(?:jan|feb|fév|fev|mär|mar|abr|apr|avr|mai|may|maj|giu|gen|mag|ene|juin|juil|jun|jul|lug|lip|aoû|aou|ago|aug|sie|sep|set|wrz|ok[tk]|oct|out|ott|paź|nov|lis|déc|dez|dic|dec|gru|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|січ|лют|бер|кві|тра|чер|лип|сер|вер|жов|гру|ιαν|φεβ|μαρ|απρ|μαϊ|μαΐ|ιουν|ιουλ|αυγ|σεπ|οκτ|νοε|δεκ|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر)/iu;

/** Deadlines that chrono does not know by name. */
const BY_NAME =
  /\b(?:end of|early|mid|late|(?:first|second|third|last) week of)[\s-]+(?:the |next |this )?(?:week|month|quarter|year|january|february|march|april|may|june|july|august|september|october|november|december)\b|\b(?:eod|cob|eow|eom|eoq|eoy)\b|\b(?:today|tonight|tomorrow)\b|\b(?:within|in)\s+(?:\d{1,3}|an?|one|two|three|four|five|six)\s+(?:working |business )?(?:hours?|days?|weeks?|months?|sprints?)\b|\b(?:\d{1,3}|one|two|three|four|five|six|a few|a couple of)\s*(?:working |business )?(?:days?|weeks?|months?|sprints?)\b|\bfortnight\b|\b\d{1,2}(?:st|nd|rd|th)\b|\b\d{1,2}\/\d{1,2}\b|\b(?:spring|summer|autumn|fall|winter|next (?:sprint|iteration|quarter|release))\b|\b20\d{2}\b/i;

/** Days by their names, in the other languages whose section names we know. */
const DAY =
  /(?<!\p{L})(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|heute|morgen|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|lunes|martes|miércoles|jueves|viernes|sábado|domingo|mañana|segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|amanhã|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|domani|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|poniedziałek|wtorek|środ[aęy]|czwartek|piątek|sobot[aęy]|niedziel[aęi]|jutro|понедельник|вторник|сред[ауы]|четверг|пятниц[аеуы]|суббот[аеуы]|воскресенье|завтра|сегодня|понеділок|вівторок|серед[аиу]|четвер|п.ятниц[іюя]|субот[аиу]|неділ[іюя]|сьогодні|δευτέρα|τρίτη|τετάρτη|πέμπτη|παρασκευή|σάββατο|κυριακή|αύριο|غدا)(?!\p{L})|[月火水木金土日]曜|(?:周|週|星期|礼拜|禮拜)[一二三四五六日天]|[월화수목금토일]요일|(?:今|明|来|來|翌|下)(?:日|天|周|週|月|年)|本(?:周|週|月)|(?:다음|이번)\s?(?:주|달)|내일|오늘|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد/iu;

/** Chrono finds nothing in a line without one of these, beside the figures that are read above. */
const CHRONO_WORD =
  /\d\s{0,5}[dhmqswy]|half|(?:last|next|past|this)(?=[a-z])|(?:(?<![a-z])|(?<=\d(?:st|nd|rd|th)))(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|sun(?:day)?|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|now|today|tonight|tomorrow|overmorrow|tmrw?|yesterday|morning|afternoon|noon|midday|midnight|evening|night|weekend|weekday|(?:milli|micro)?s(?:ec(?:ond)?s?)?|ms|m(?:in(?:ute)?s?)?|h(?:(?:ou)?rs?)?|d(?:ays?)?|w(?:(?:ee)?ks?)?|mo(?:n(?:th)?)?s?|q(?:uarter|tr)?s?|y(?:(?:ea)?rs?)?|decades?|centur(?:y|ies)|eons?)(?![a-z])/gi;

/** Figures with a year of any century, which chrono takes for a date. */
const YEAR_IN_FIGURES = /\b\d{1,2}\/\d{4}|\b\d{4}[-./\s]\d{1,2}[-./\s]\d{1,2}\b/;

/**
 * Chrono takes long over texts full of such words: a line with more of them is a calendar, which the forms above know, and a
 * text with more of them is no prose.
 */
const MOST_WORDS = { ofLine: 16, ofText: 300 } as const;

/**
 * Tells whether lines name a day, a week, a month with a day, or a quarter, by a lenient look that asks for no day. "Soon" is
 * none; "next sprint" and "im Frühjahr 2027" are.
 */
export function namesDate(lines: readonly string[]): boolean {
  const texts = lines.map((line) => line.slice(0, MAX_LENGTH));
  if (texts.some((text) => FORMS.some((form) => form.test(text)))) return true;
  let left: number = MOST_WORDS.ofText;
  return texts.some((text) => {
    const words = text.match(CHRONO_WORD)?.length ?? 0;
    if (words === 0 || words > Math.min(left, MOST_WORDS.ofLine)) return false;
    left -= words;
    return isSeenByChrono(text);
  });
}

const FORMS = [IN_FIGURES, BY_NAME, MONTH, DAY, YEAR_IN_FIGURES] as const;

function isSeenByChrono(text: string): boolean {
  return chrono.parse(text, REFERENCE).some((result) => {
    const isLongEnough = result.text.trim().length > 4;
    return (
      isLongEnough && (result.start.isCertain('day') || result.start.isCertain('weekday') || isMonthOfYear(result))
    );
  });
}

function isMonthOfYear(result: chrono.ParsedResult): boolean {
  return result.start.isCertain('month') && (result.start.isCertain('year') || result.text.trim().length > 4);
}
