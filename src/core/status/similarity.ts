import { distance } from 'fastest-levenshtein';
import { foldWords } from '../markdown/fold.js';
import { linkKey } from './links.js';
import type { Blocker } from './update.js';

/** What of a blocker is compared. */
export type Comparable = Pick<Blocker, 'text' | 'links'>;

/** From here on two blockers are one that was reworded. Chosen on labelled pairs, together with the words below. */
export const SAME = 0.7;

/** More words of one blocker are not looked at. */
const MOST_WORDS = 40;

/**
 * Returns how much of what two blockers say is the same, from 0 to 1; the same for both orders.
 *
 * An issue that both name settles it, and so do issues where each names others, and numbers where each has its own: "phase 2" is not
 * "phase 3". Else it is the share of words that have their like in the other, of the shorter one mostly: a blocker that is told in more
 * words next week is the same. Words that only say that something is waited for count nothing, and endings do not matter. What is
 * written without blanks is compared by pairs of letters.
 */
export function blockerSimilarity(a: Comparable, b: Comparable): number {
  const byIssue = compareSets(issuesOf(a), issuesOf(b));
  if (byIssue !== null) return byIssue;
  const [one, other] = [wordsOf(a.text), wordsOf(b.text)];
  if (one.length === 0 || other.length === 0) return foldWords(a.text) === foldWords(b.text) ? 1 : 0;
  if (compareSets(one.filter(isNumber), other.filter(isNumber)) === 0) return 0;
  const shared = countShared(one, other);
  const contained = shared / Math.min(one.length, other.length);
  const overlap = (2 * shared) / (one.length + other.length);
  return 0.7 * contained + 0.3 * overlap;
}

/** 1 where both name one, 0 where each names only others, null where one names none. */
function compareSets(a: readonly string[], b: readonly string[]): 0 | 1 | null {
  if (a.length === 0 || b.length === 0) return null;
  return a.some((key) => b.includes(key)) ? 1 : 0;
}

function issuesOf({ links }: Comparable): readonly string[] {
  return links.filter(({ kind }) => kind === 'issue').map(linkKey);
}

function isNumber(word: string): boolean {
  return /^\d+$/.test(word);
}

/** Scripts without blanks between words. */
const UNSPACED = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}]+/gu;

function wordsOf(text: string): readonly string[] {
  const joined = text.replace(SHORT_PART, '$1$2').replace(UNSPACED, (run) => ` ${pairsOf(run).join(' ')} `);
  const words = foldWords(joined).split(' ');
  const telling = words.filter((word) => word !== '' && !EMPTY_WORDS.has(word));
  return [...new Set(telling)].slice(0, MOST_WORDS);
}

/** "log-in" is "login". */
const SHORT_PART = /(?<![\p{L}\p{N}])(?:(\p{L}{1,3})-(?=\p{L})|(\p{L}{1,12})-(?=\p{L}{1,3}(?![\p{L}\p{N}])))/gu;

/** Letters of grammar, and those that say only that something is waited for. */
const BLANK_LETTERS = /[ぁ-ん待等仍在未]+/g;

function pairsOf(run: string): readonly string[] {
  const letters = [...run.replace(BLANK_LETTERS, ' ')];
  const pairs = letters.slice(1).map((letter, index) => `${letters[index] ?? ''}${letter}`);
  return pairs.filter((pair) => !/\s/.test(pair));
}

/** Each word has its like once. */
function countShared(one: readonly string[], other: readonly string[]): number {
  const left = new Set(other);
  let shared = 0;
  for (const word of one) {
    const like = left.has(word) ? word : [...left].find((candidate) => isLike(word, candidate));
    if (like === undefined) continue;
    left.delete(like);
    shared += 1;
  }
  return shared;
}

/** Letters that two words begin with alike, from which on they are two forms of one word. */
const STEM = 4;

/** Two forms of one word, or one of them misspelt. */
function isLike(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < STEM || isNumber(short) || isNumber(long)) return false;
  if (long.startsWith(short.slice(0, Math.max(STEM, short.length - 2)))) return long.length - short.length <= 5;
  return short.length > STEM && distance(short, long) <= (long.length >= 8 ? 2 : 1);
}

/** What says only that something is waited for, and words of grammar, in the languages of our alias tables. */
const EMPTY_WORDS: ReadonlySet<string> = new Set(
  `a an the of for on in at by to from with and or is are was were be been has have had it its this that not no yet still again now
  we us our i my they them he she you waiting wait waits awaiting awaits blocked blocking blocker blocks block pending need needs needed needing
  missing lack lacking until since due because so also just keep keeps see very too
  der die das den dem des ein eine einen einem einer eines kein keine keinen und oder ist sind war wird wurde auf fur von zu zum zur mit im am an bei beim in
  noch immer weiterhin nicht warte warten wartet wir uns fehlt fehlen fehlende blockiert braucht brauchen steht aus seit bis
  le la les l un une de du des d et ou est sont sur pour par avec en au aux dans toujours encore pas attente attend attendons manque bloque
  el los las una del y o es son para por con al todavia sigue siguen aun no falta faltan pendiente esperando espera bloqueado
  os as um uma do da dos das e em no na ainda aguardando aguarda esperando pendente
  il lo gli i uno di dei della con per ancora attesa manca mancano
  het een van voor met op nog steeds niet wacht wachten ontbreekt
  na w z ze i do od jeszcze nadal nie czeka czekamy brak
  в на с со от из к и не нет еще все ждем ждем жду ожидаем ожидание
  у в з від та й не немає ще досі чекаємо очікуємо`
    .split(/\s+/)
    .map((word) => foldWords(word)),
);
