import type { Weekday } from '../../civil.js';
import { foldWord, tableOf } from './fold-word.js';

/**
 * Days of the week in the languages whose section names we know, in the cases that stand behind a preposition. Left out are
 * words that mean something else as often: Russian "среда" is an environment.
 */
const WEEKDAYS = tableOf<Weekday>({
  1: `monday mon montag lundi lunes segunda-feira lunedì maandag poniedziałek poniedziałku понедельник понедельника
    понедельнику понеділок понеділка δευτέρα الاثنين الإثنين`,
  2: `tuesday tue tues dienstag mardi martes terça-feira martedì dinsdag wtorek wtorku вторник вторника вторнику
    вівторок вівторка τρίτη الثلاثاء`,
  3: `wednesday wed weds mittwoch mercredi miércoles quarta-feira mercoledì woensdag środa środę środy середа середу середи
    τετάρτη الأربعاء`,
  4: `thursday thu thur thurs donnerstag jeudi jueves quinta-feira giovedì donderdag czwartek czwartku четверг четверга
    четвергу четвер πέμπτη الخميس`,
  5: `friday fri freitag vendredi viernes sexta-feira venerdì vrijdag piątek piątku пятница пятницу пятницы пятнице
    п'ятниця п'ятницю п'ятниці παρασκευή الجمعة`,
  6: `saturday sat samstag sonnabend samedi sábado sabato zaterdag sobota sobotę soboty суббота субботу субботы
    субота суботу суботи σάββατο السبت`,
  7: `sunday sun sonntag dimanche domingo domenica zondag niedziela niedzielę niedzieli воскресенье воскресенья
    неділя неділю неділі κυριακή الأحد`,
});

/** A word that may be a day of the week; two of the languages write a mark inside it. */
export const DAY_WORD = /п['’ʼ]ятниц\p{L}|\p{L}+(?:-feira)?/giu;

/** Returns the day of the week that a word names, or null. */
export function weekdayNamed(word: string): Weekday | null {
  return WEEKDAYS.get(foldWord(word)) ?? null;
}

/** Days of the week in Chinese, Japanese and Korean, where no blank parts the words. */
const CHARACTERS = ['月一월', '火二화', '水三수', '木四목', '金五금', '土六토', '日七天일'] as const;

/** Returns the day of the week of the one character that tells it, such as 金 of 金曜日; null for others. */
export function weekdayOfCharacter(character: string): Weekday | null {
  const index = CHARACTERS.findIndex((signs) => character !== '' && signs.includes(character));
  return index < 0 ? null : ((index + 1) as Weekday);
}
