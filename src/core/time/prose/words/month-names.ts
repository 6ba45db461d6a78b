import { foldWord, tableOf } from './fold-word.js';

/** Months in the languages whose section names we know: as they stand with a day, and their abbreviations. */
const MONTHS = tableOf<number>({
  1: `january jan januar jänner janvier janv enero ene janeiro gennaio gen januari stycznia styczeń sty января январь
    январе янв січня січень січ ιανουαρίου ιανουάριος ιαν يناير`,
  2: `february feb februar feber février févr fév febrero fevereiro fev febbraio februari lutego luty lut февраля февраль
    феврале фев лютого лютий лют φεβρουαρίου φεβρουάριος φεβ فبراير`,
  3: `march mar märz mär mrz mars marzo março maart mrt marca marzec марта март марте мар березня березень бер μαρτίου
    μάρτιος μαρ مارس`,
  4: `april apr avril avr abril abr aprile kwietnia kwiecień kwi апреля апрель апреле апр квітня квітень кві απριλίου
    απρίλιος απρ أبريل إبريل`,
  5: `may mai mayo maio maggio mag mei maja maj мая май мае травня травень тра μαΐου μάιος μαι مايو`,
  6: `june jun juni juin junio junho giugno giu czerwca czerwiec cze июня июнь июне июн червня червень чер ιουνίου
    ιούνιος ιουν يونيو`,
  7: `july jul juli juillet juil julio julho luglio lug lipca lipiec lip июля июль июле июл липня липень лип ιουλίου
    ιούλιος ιουλ يوليو`,
  8: `august aug août agosto ago augustus sierpnia sierpień sie августа август августе авг серпня серпень сер αυγούστου
    αύγουστος αυγ أغسطس`,
  9: `september sep sept septembre septiembre setiembre setembro set settembre września wrzesień wrz сентября сентябрь
    сентябре сен сент вересня вересень вер σεπτεμβρίου σεπτέμβριος σεπ سبتمبر`,
  10: `october oct oktober okt octobre octubre outubro out ottobre ott października październik paź октября октябрь
    октябре окт жовтня жовтень жов οκτωβρίου οκτώβριος οκτ أكتوبر`,
  11: `november nov novembre noviembre novembro listopada listopad lis ноября ноябрь ноябре ноя листопада листопад лис
    νοεμβρίου νοέμβριος νοε نوفمبر`,
  12: `december dec dezember dez décembre déc diciembre dic dezembro dicembre grudnia grudzień gru декабря декабрь
    декабре дек грудня грудень гру δεκεμβρίου δεκέμβριος δεκ ديسمبر`,
});

/** English puts the day behind the month, too. */
const ENGLISH =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/;

/** Abbreviations that are words of some other language: with a day and a year they are months. */
const CASUAL = new Set(
  'ago bar ber cze gen giu gru lip lis lug lut mag maj out set sie sty вер лип лис лют сер тра'.split(' '),
);

/** Months that are words in lower case: "we may", "el mar", "à sept heures". */
const LOWER_CASE_WORDS = new Set(['may', 'mar', 'sept']);

/** A word that names a month. */
export interface MonthName {
  readonly month: number;
  readonly isEnglish: boolean;
  /** Only a year beside it makes it a month. */
  readonly isCasual: boolean;
  /** Something must introduce it, or its day be an ordinal. */
  readonly isWord: boolean;
}

/** Returns what month a word names, or null. */
export function monthNamed(word: string): MonthName | null {
  const folded = foldWord(word);
  const month = MONTHS.get(folded);
  if (month === undefined) return null;
  const isWord = LOWER_CASE_WORDS.has(folded) && word.startsWith(folded.charAt(0));
  return { month, isEnglish: ENGLISH.test(folded), isCasual: CASUAL.has(folded), isWord };
}
