import * as chrono from 'chrono-node/en';

const MAX_LENGTH = 200;

/** Only presence is asked here, so any fixed moment serves as the reference for "next Friday". */
const REFERENCE = { instant: new Date(0), timezone: 0 };

/** Dates written in figures, weeks and quarters, in any language. */
const IN_FIGURES =
  /\b\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?\b|\b\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})\b|\b\d{1,2}\.\s?\d{1,2}\.(?!\d)|\b\d{4}[-\s]?W\d{1,2}\b|\b(?:Q[1-4]|H[12])[\s/'’-]*(?:20)?\d{2}\b|\b(?:20\d{2})[\s-]?(?:Q[1-4]|H[12])\b|\b(?:Q[1-4]|H[12])\b|\b(?:week|KW|semaine|semana)\s?\d{1,2}\b|\d{1,2}月(?:\d{1,2}日)?|\d{1,2}월\s?\d{1,2}일/i;

/** Months of the languages whose section names we know; English is read by chrono. */
const MONTH =
  /\d{1,2}\.?\s*(?:de\s+|di\s+)?(?:jan|feb|fév|fev|mär|mar|abr|apr|avr|mai|may|maj|giu|gen|mag|ene|juin|juil|jun|jul|lug|lip|aoû|aou|ago|aug|sie|sep|set|wrz|ok[tk]|oct|out|ott|paź|nov|lis|déc|dez|dic|dec|gru|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|січ|лют|бер|кві|тра|чер|лип|сер|вер|жов|гру|ιαν|φεβ|μαρ|απρ|μαϊ|μαΐ|ιουν|ιουλ|αυγ|σεπ|οκτ|νοε|δεκ|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر)/iu;

/** Deadlines that chrono does not know by name. */
const BY_NAME =
  /\b(?:end of|early|mid|late)[\s-]+(?:next |this )?(?:week|month|quarter|year|january|february|march|april|may|june|july|august|september|october|november|december)\b|\b(?:eod|cob|eow|eom|eoq|eoy)\b|\b(?:today|tonight|tomorrow|heute|morgen|demain|mañana|amanhã|domani|завтра|明日|明天)\b|\b(?:within|in)\s+(?:\d{1,3}|an?|one|two|three|four|five|six)\s+(?:working |business )?(?:hours?|days?|weeks?|months?|sprints?)\b|\b\d{1,3}\s*(?:days?|weeks?|months?|sprints?)\b/i;

/** Tells whether a line names a day, a week, a month with a day, or a quarter. "Soon" is none. */
export function namesDate(line: string): boolean {
  const text = line.slice(0, MAX_LENGTH);
  if (IN_FIGURES.test(text) || BY_NAME.test(text) || MONTH.test(text)) return true;
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
