import { foldWords } from '../markdown/fold.js';

/** Words that say "nothing here yet" in any section, folded as `foldWords` does, in the languages of our alias tables. */
const PLACEHOLDERS: ReadonlySet<string> = new Set(
  `n a|na|n a n a|not applicable|not available|tbd|tba|tbc|tbf|to be determined|to be defined|to be done|to be decided|
  to be added|to be announced|to be confirmed|to be completed|to be discussed|to be filled|to be filled in|to be written|
  to do|todo|fixme|wip|work in progress|no response|noresponse|no response provided|no answer|fill in|fill me|fill me in|please fill in|fill this in|
  fill in later|will fill in|will fill in later|coming soon|placeholder|lorem ipsum|pending|empty|blank|insert text here|your text here|
  your answer here|your answer|enter text here|type here|write here|add here|xxx|xxxx|xxxxx|
  keine antwort|keine angabe|keine angaben|bitte ausfüllen|nicht zutreffend|entfällt|entfallt|folgt|wird nachgereicht|k a|
  sans objet|non applicable|pas de réponse|pas de reponse|à compléter|a completer|à définir|a definir|
  no aplica|no aplicable|sin respuesta|por definir|por determinar|pendiente|n d|
  não aplicável|nao aplicavel|não se aplica|nao se aplica|sem resposta|a definir|pendente|
  non applicabile|nessuna risposta|da definire|da fare|niet van toepassing|nvt|n v t|geen antwoord|nog te bepalen|nog in te vullen|
  nie dotyczy|brak odpowiedzi|do uzupełnienia|do uzupelnienia|do ustalenia|нет ответа|не применимо|неприменимо|н д|
  не застосовується|немає відповіді|未定|未記入|該当なし|回答なし|待补充|待定|不适用|不適用|无回应|暂无回复|待填|해당 없음|해당없음|응답 없음|미정|
  لا ينطبق|لا رد|لا يوجد رد|غير محدد|δεν ισχυει|καμια απαντηση`
    .split('|')
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .map((word) => foldWords(word)),
);

/** "None" in those languages: an answer where there may be none, a placeholder elsewhere. */
const NONE: ReadonlySet<string> = new Set(
  `none|no|nope|nil|nothing|none yet|none so far|none known|none at the moment|none at this time|none currently|nothing yet|not any|
  keine|keiner|keines|kein|nein|nichts|aucun|aucune|non|rien|ninguno|ninguna|nada|ningún|nenhum|nenhuma|não|nao|
  nessuno|nessuna|niente|geen|nee|niets|brak|nie|nic|нет|ничего|отсутствует|отсутствуют|немає|ні|нічого|
  なし|無し|ありません|特になし|无|無|没有|暂无|沒有|없음|없습니다|لا يوجد|لا شيء|لا|κανένα|καμία|όχι|τίποτα|ingen|inga|inget|nej|yok|hayır`
    .split('|')
    .map((word) => word.trim())
    .map((word) => foldWords(word)),
);

/** Tells whether folded words are a placeholder wherever they stand. */
export function isPlaceholder(folded: string): boolean {
  return PLACEHOLDERS.has(folded) || PLACEHOLDERS.has(joinLetters(folded));
}

/** `t.b.d.` folds to single letters. */
function joinLetters(folded: string): string {
  return /^\p{L}(?: \p{L}){1,4}$/u.test(folded) ? folded.replaceAll(' ', '') : folded;
}

/** Tells whether folded words say that there is none. */
export function isNone(folded: string): boolean {
  return NONE.has(folded);
}

/**
 * Tells whether a line is the beginning of a reference that nobody finished: `Fixes #`, `Closes #NNN`, `Fixes #<issue number>`,
 * `Resolves: (issue)`.
 */
export function isStub(line: string): boolean {
  const text = line.replace(/[*_`]/g, '').trim();
  if (text.length > 120) return false;
  return STUB.test(text) || STUB_URL.test(text);
}

const STUB =
  /^(?:[-+•]\s*)?(?:this (?:pr|pull request|change|commit) )?(?:clos(?:e[sd]?|ing)|fix(?:e[sd]|ing)?|resolv(?:e[sd]?|ing)|refs?|references?|relate[sd](?: to)?|part of|see|issue|ticket|address(?:es)?|implements?|jira|gh|link(?: to issue)?)?(?: (?:issue|ticket|bug|pr))?\s*:?\s*(?:#|№|gh-)\s*(?:<[^>]*>|\([^)]*\)|\[[^\]]*\]|\{[^}]*\}|n{1,6}|x{1,6}|0{1,6}|\?{1,6}|_{1,10}|\.{1,6}|-{1,6}|(?:issue|ticket|pr|bug)?[ _-]?(?:id|no|nr|num|number)?|issue|todo|tbd)\s*[.)]?$/i;

const STUB_URL =
  /^(?:clos\w{1,4}|fix\w{0,4}|resolv\w{1,4}|refs?)?\s*:?\s*<?https?:\/\/\S{1,80}\/(?:issues|pull)\/(?:n{2,6}|x{2,6}|0{2,6}|<[^>]*>|\[[^\]]*\]|\{[^}]*\}|issue[-_]?(?:number|id))>?\s*$/i;

/** Only the start of the sentence: "Fixes", "Closes:" with nothing behind it. */
const VERB_ONLY = /^(?:closes|fixes|resolves|refs|related to|relates to|closes fixes)$/;

export function isLoneVerb(folded: string): boolean {
  return VERB_ONLY.test(folded);
}
