import { BLOCKER_NAMES } from '../config/resolve/none-names.js';
import { foldName, foldWords, plainText } from '../markdown/fold.js';
import { isNone, isPlaceholder } from '../reading/placeholders.js';

/** Ways of saying that nothing is in the way which are not made of "none" and a name of the section. */
const NOTHING: ReadonlySet<string> = new Set(
  `not blocked|unblocked|nothing blocking|nothing is blocking|nothing blocking us|nothing in the way|clear|all clear|free of blockers|
  nichts blockiert|nicht blockiert|ohne blocker|alles frei|sans blocage|pas de blocage|pas de blocages|pas de point bloquant|rien de bloquant|
  sin bloqueos|sin bloqueo|sin impedimentos|nada bloquea|sem bloqueios|sem bloqueio|sem impedimentos|senza blocchi|nessun blocco|nessun ostacolo|nessun impedimento|
  niets blokkeert|niet geblokkeerd|brak blokad|brak przeszkód|bez blokad|bez przeszkód|без блокеров|блокеров нет|препятствий нет|нет препятствий|
  без блокерів|блокерів немає|перешкод немає|немає перешкод|ブロッカーなし|ブロッカーはありません|障害なし|特に障害なし|无阻塞|没有阻塞|無阻礙|没有障碍|블로커 없음|장애 없음`
    .split('|')
    .map((words) => foldWords(words)),
);

const NAMES: ReadonlySet<string> = new Set(
  [...BLOCKER_NAMES, 'blocking', 'issue', 'issues', 'blocage', 'bloqueo', 'bloqueio'].map(foldName),
);

/** What may stand around it and changes nothing. */
const ASIDES =
  /^(?:currently|at present|presently|so far|for now|at the moment|right now|as of now|today|this week|zurzeit|zur zeit|derzeit|aktuell|momentan|bisher|diese woche|pour l instant|pour le moment|actuellement|por ahora|de momento|por enquanto|no momento|al momento|per ora|op dit moment|momenteel|obecnie|na razie|пока|сейчас|наразі|現在|目前|현재) | (?:currently|at present|presently|so far|for now|at the moment|right now|as of now|at this time|today|this week|open|known|zurzeit|zur zeit|derzeit|aktuell|momentan|bisher|bekannt|diese woche|pour l instant|pour le moment|actuellement|por ahora|de momento|por enquanto|no momento|al momento|per ora|op dit moment|momenteel|obecnie|na razie|пока|сейчас|наразі)$/;

const MAX_LENGTH = 120;

/** Tells whether a point of the section says that there are no blockers: "None", "No blockers right now", "Keine". */
export function saysNoBlockers(point: string): boolean {
  if (point.length > MAX_LENGTH) return false;
  // Behind a dash or a comma a smile follows, or thanks; behind "but" a blocker does.
  const folded = foldWords(plainText(point));
  let bare = folded;
  for (let before = ''; bare !== before;) {
    before = bare;
    bare = bare.replace(ASIDES, '');
  }
  return [folded, bare].some(
    (words) => isNone(words) || isPlaceholder(words) || NOTHING.has(words) || isNoneOfThem(words),
  );
}

/** "No blockers", "keine Hindernisse", "no known blockers". */
function isNoneOfThem(folded: string): boolean {
  const [first = '', ...rest] = folded.split(' ');
  const name = rest.filter((word) => !FILLERS.has(word)).join(' ');
  return isNone(first) && NAMES.has(name);
}

const FILLERS: ReadonlySet<string> = new Set([
  'known',
  'current',
  'open',
  'new',
  'major',
  'real',
  'more',
  'other',
  'further',
  'aktuellen',
  'weiteren',
  'neuen',
  'offenen',
  'bekannten',
]);
