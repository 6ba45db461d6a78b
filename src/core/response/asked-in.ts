import { readOwnWords } from './own-words.js';
import { readSentence, splitSentences } from './sentence.js';

/** Whoever names more people in one question asks none of them in particular. */
const MOST_ASKED = 5;

/** Who a passage is addressed to. */
interface Address {
  readonly logins: readonly string[];
  readonly isClear: boolean;
}

/** Of one line: whom it asks, and whom it leaves addressed for what follows. */
interface LineReading {
  readonly asked: readonly string[];
  /** True where the line is nothing but a call. */
  readonly isOnlyCall: boolean;
  readonly address: Address | null;
}

/**
 * Returns who is asked something by name in a text: logins in lower case, each once, in order. Teams are asked nothing.
 *
 * Somebody is asked by a sentence that ends in a question mark and is spoken to them: it begins with their mention ("@ben which
 * one?"), ends with it ("which one, @ben?"), or follows their mention on the same line ("@ben, it drips. Can you look?"); or by what
 * comes right below a line that is only their mention. In doubt nobody is asked: a reminder of what nobody asked is worse than none.
 */
export function askedIn(text: string): readonly string[] {
  if (!text.includes('@') || !/[?？؟]/.test(text)) return [];
  const asked = new Set<string>();
  let carried: Address | null = null;
  let isCarriedInList = false;
  for (const { lines, isItem } of readOwnWords(text)) {
    // What is addressed is the next paragraph, or all points of the list that comes next.
    if (isCarriedInList && !isItem) carried = null;
    let address: Address | null = carried;
    let next: Address | null = null;
    for (const line of lines) {
      const read = readLine(line, address);
      for (const login of read.asked) asked.add(login);
      if (read.isOnlyCall) address = read.address;
      next = read.isOnlyCall ? read.address : line.endsWith(':') ? clear(read.address) : null;
    }
    if (next !== null) [carried, isCarriedInList] = [next, false];
    else if (isItem && carried !== null) isCarriedInList = true;
    else carried = null;
  }
  return [...asked];
}

function readLine(line: string, before: Address | null): LineReading {
  const asked: string[] = [];
  let address = before;
  let isAfterQuestion = false;
  let isOnlyCall = true;
  for (const sentence of splitSentences(line).map(readSentence)) {
    const { called, spokenTo, isQuestion, hasYou, isForAnybody } = sentence;
    if (called.length > 0) address = { logins: called, isClear: sentence.isClearCall };
    if (sentence.isOnlyCall) {
      if (isAfterQuestion || isQuestion) asked.push(...few(called));
    } else {
      isOnlyCall = false;
      const isAddressed = address !== null && (called.length > 0 || hasYou || (address.isClear && !isForAnybody));
      const people = spokenTo.length > 0 ? [...called, ...spokenTo] : isAddressed ? (address?.logins ?? []) : [];
      if (isQuestion) asked.push(...few(people));
    }
    isAfterQuestion = isQuestion;
  }
  return { asked, isOnlyCall, address };
}

function clear(address: Address | null): Address | null {
  return address === null ? null : { ...address, isClear: true };
}

function few(logins: readonly string[]): readonly string[] {
  const all = [...new Set(logins)];
  return all.length <= MOST_ASKED ? all : [];
}
