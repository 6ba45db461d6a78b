import { isTeam } from '../reading/account-names.js';

/** What one sentence says to whom. Logins are in lower case, without `@`. */
export interface Sentence {
  readonly isQuestion: boolean;
  /** Who is called at its beginning: "@ben, …", "Hi @ben and @ana, …". */
  readonly called: readonly string[];
  /** True where a comma, a colon or a greeting shows that the call is one: "@ben found it" may be about ben. */
  readonly isClearCall: boolean;
  /** True where there is nothing else in it. */
  readonly isOnlyCall: boolean;
  /** Who is spoken to further on: "which one, @ben?", "can @ben look?". */
  readonly spokenTo: readonly string[];
  /** True where it is put to whoever may know: "does anyone", "weiß jemand". */
  readonly isForAnybody: boolean;
  /** True where it says "you", in English or German. */
  readonly hasYou: boolean;
}

const LOGIN = '@[a-z\\d](?:[a-z\\d-]{0,38})(?:_[a-z\\d]{1,10})?(?:\\/[a-z\\d][\\w.-]{0,100})?(?![\\w/@-])';

/** Several mentions in a row, as people list them. */
const RUN = `${LOGIN}(?:(?:\\s{0,3}[,/&+]\\s{0,3}|\\s{1,3})(?:(?:and|or|und|oder)\\s{1,3})?${LOGIN}){0,20}`;

const GREETING =
  '(?:hi|hey|hello|hallo|moin|servus|dear|lieber?|good\\s(?:morning|afternoon|evening)|guten\\s(?:morgen|tag|abend)|ok|okay|so|and|und|also|ping|(?:a\\s)?question\\s(?:for|to)|frage\\s(?:an|für)|over\\sto)';

const THANKS = '(?:thanks|thank\\syou|thx|danke)';

const CALL = new RegExp(
  `^["'“„(\\s]{0,3}(?:(${GREETING}(?:\\s(?:again|there|nochmal))?[,!:]?\\s{1,3}){0,2}|(${THANKS}[,!]?\\s{1,3}))(${RUN})`,
  'i',
);

/** A verb behind a name, and what shows that it speaks of the one named: "is on holiday", but not "is this on?". */
const OF_SOMEBODY = [
  'and\\s(?:i|me|we)|und\\s(?:ich|wir)|already|merged|closed|opened|reviewed|approved|needs?|works',
  '(?:is|was)\\s(?:already|also|still\\s(?:on|out)|not|now|on|out|away|off|in|at|back|sick|busy|right|wrong|working|asking|looking|going|using)',
  '(?:has|had)\\s(?:an?|no|some|already|also|just|not|been|done|found|seen|made|said|\\p{L}{2,20}ed)',
  '(?:will|would|can|could)\\s(?:be|fix|do|take|look|review|confirm|make|handle|probably|also|not|send|add|have|know|help|answer|merge|decide)',
  '(?:ist|war)\\s(?:schon|auch|nicht|gerade|heute|diese|nächste|im|in|weg|raus|krank|unterwegs)',
  'hat\\s(?:schon|auch|nicht|gerade|keine?|eine?n?)',
].join('|');

/** Behind these words of a third person the sentence is about somebody. */
const ABOUT = new RegExp(
  `^['’]s(?![\\p{L}\\p{N}])|^\\s{1,3}(?:${OF_SOMEBODY}|said|says|wrote|writes|mentioned|mentions|suggested|suggests|proposed|proposes|reported|reports|noted|notes|thinks|thought|wants|wanted|found|fixed|added|knows|meint|meinte|schrieb|schreibt|sagt|sagte|fand|findet|schlug|weiß|möchte|wollte)(?![\\p{L}\\p{N}])`,
  'iu',
);

/** A comma before the mention, and its end or a comma behind it. */
const ASIDE = new RegExp(`[,–—]\\s{0,3}(${RUN})(?=\\s{0,3}(?:[?？!.,–—]|$))`, 'gi');

const AT_END = new RegExp(`([\\p{L}\\p{N}'’]{1,40})\\s{1,3}(${RUN})(?=[^\\p{L}\\p{N}@]{0,20}$)`, 'iu');

/** Behind these the mention is what the sentence speaks of. */
const OBJECT =
  /^(?:ask|asked|asking|ping|pinged|cc|fyi|with|by|from|to|for|of|about|than|like|as|per|via|and|or|but|tag|assign|unassign|add|invite|tell|told|loop|in|on|at|contact|know|knows|see|seen|met|meet|replace|remove|mention|mentioned|notify|thank|thanks|is|are|was|were|be|not|let|have|has|had|wait|get|got|did|does|do|should|would|will|shall|must|mit|von|bei|beim|für|an|zu|durch|nach|frag|frage|fragen|gefragt|über|wie|als|und|oder|aber|dass|ist|war|sind|hat|hatte|soll|sollte|muss|kennt|danke|i|we|you|he|she|they|ich|wir|du|ihr|er|sie|man)$/i;

/** "Can @ben take a look?" asks him; "could @ben have known?" does not. */
const REQUEST = new RegExp(
  `^["'“„(\\s]{0,3}(?:can|could|would|will)\\s{1,3}(${RUN})\\s{1,3}(?:please\\s|maybe\\s|perhaps\\s|also\\s|kindly\\s){0,2}(?:take|look|review|check|confirm|comment|help|approve|explain|test|verify|weigh|chime|answer|decide|clarify|advise)\\b`,
  'i',
);

const YOU =
  /(?:^|[^\p{L}])(?:you|your|yours|u|ya|du|dir|dich|dein|deine|deinen|deiner|ihr|euch|eure|euer|sie|ihnen|ihre)(?=$|[^\p{L}])/iu;

const ANYBODY =
  /(?:^|[^\p{L}])(?:anyone|anybody|someone|somebody|everyone|everybody|who\selse|jemand|irgendwer|sonst\swer|wer\ssonst)(?=$|[^\p{L}])/iu;

/** A question mark that ends something, not one of code or in brackets. */
const QUESTION = /(?<![([])[?？؟](?![\p{L}\p{N}=&/.])/u;

/** Returns what a sentence says to whom. */
export function readSentence(text: string): Sentence {
  const said = { isQuestion: QUESTION.test(text), isForAnybody: ANYBODY.test(text), hasYou: YOU.test(text) };
  if (!text.includes('@')) return { ...said, called: [], isClearCall: false, isOnlyCall: false, spokenTo: [] };
  return { ...said, ...readCall(text), spokenTo: said.isQuestion ? spokenToIn(text) : [] };
}

function readCall(text: string): Pick<Sentence, 'called' | 'isClearCall' | 'isOnlyCall'> {
  const match = CALL.exec(text);
  const behind = text.slice(match?.[0].length ?? 0);
  const [, greeting, thanks, run = ''] = match ?? [];
  const all = peopleIn(run);
  const called = ABOUT.test(behind) ? all.slice(0, -1) : all;
  if (called.length === 0) return { called, isClearCall: false, isOnlyCall: false };
  // "Thanks @ben" ends what was said to him.
  const isOnlyCall = thanks === undefined && called.length === all.length && !/[\p{L}\p{N}]/u.test(behind);
  return { called, isClearCall: isOnlyCall || greeting !== undefined || /^\s?[,:;!–—-]/.test(behind), isOnlyCall };
}

function spokenToIn(text: string): readonly string[] {
  const aside = [...text.matchAll(ASIDE)].flatMap(([, run]) => peopleIn(run ?? ''));
  const [, before = '', run = ''] = AT_END.exec(text) ?? [];
  const atEnd = OBJECT.test(before) ? [] : peopleIn(run);
  return [...aside, ...atEnd, ...peopleIn(REQUEST.exec(text)?.[1] ?? '')];
}

/** A team is nobody in particular. */
function peopleIn(run: string): readonly string[] {
  return run
    .split(/[\s,&+]+|(?<!\w)\/|\/(?=@)/)
    .filter((word) => word.startsWith('@'))
    .map((word) => word.slice(1).toLowerCase())
    .filter((name) => !isTeam(name) && !name.includes('/'));
}

/** The longest text of one line that is looked at. */
const LONGEST = 4000;

const END = /[.!?…。！？؟]{1,3}["'”’»)\]_]{0,3}(?=\s|$)/g;

/** Returns the sentences of a line, in order. A period ends none before a small letter or a figure: "e.g. the valve", "No. 7". */
export function splitSentences(line: string): readonly string[] {
  const text = line.slice(0, LONGEST);
  const sentences: string[] = [];
  let from = 0;
  for (const { index, 0: mark } of text.matchAll(END)) {
    const end = index + mark.length;
    if (/^[.…]/.test(mark) && /^\s[\p{Ll}\p{N}]/u.test(text.slice(end, end + 3))) continue;
    sentences.push(text.slice(from, end).trim());
    from = end;
  }
  sentences.push(text.slice(from).trim());
  return sentences.filter((sentence) => sentence !== '');
}
