/** Words for "may be left out", in the languages of our names of sections. */
const OPTIONAL =
  "optional(?:ly)?|not required|voluntary|freiwillig|optionn?el(?:le)?|facultati(?:f|ve)|opcional|no obligatorio|não obrigatório|opzionale|facoltativ[oa]|optioneel|niet verplicht|opcjonaln[eay]|opcjonalnie|необязательно|опционально|необов[’']язково|за бажанням|προαιρετικ(?:ό|ά|ή)|任意|オプション|可选|選填|选填|可選|非必填|선택 ?사항|선택|اختياري";

/** Words for "where there is one". */
const IF_ANY =
  "(?:if|when|where)(?: it is| it’s| it's)? (?:applicable|any|relevant|available|appropriate)|falls (?:zutreffend|vorhanden|relevant)|wenn zutreffend|le cas échéant|si applicable|s[’']il y a lieu|si aplica|si procede|si corresponde|se aplicável|se houver|se applicabile|indien van toepassing|jeśli dotyczy|если применимо|если есть|якщо є|якщо застосовно|該当する場合|あれば|如有|如适用|如適用|해당되는 경우|해당하는 경우";

/** In brackets, at the very beginning or end, or in a phrase: "Optional parameters" is a heading like any other. */
const HEADING = new RegExp(
  `[([（［【{][^)\\]）］】}]{0,40}(?:${OPTIONAL})[^)\\]）］】}]{0,40}[)\\]）］】}]|^\\W{0,4}(?:${OPTIONAL})\\s*[:：]|[-–—:：,]\\s*(?:${OPTIONAL})\\W{0,4}$|(?<!\\p{L})(?:${IF_ANY})(?!\\p{L})`,
  'iu',
);

const FIRST_LINE = new RegExp(
  `^(?:<!--|[\\s*_>([（［【-]){0,12}(?:${OPTIONAL})(?!\\p{L})|[([（［【](?:${OPTIONAL})[)\\]）］】]|\\bis optional\\b|\\bist optional\\b|(?<!\\p{L})(?:${IF_ANY})(?!\\p{L})`,
  'iu',
);

const LONGEST = 300;

/** Tells whether a Markdown template says of a section that it may be left out, in its heading or in the line below it. */
export function isMarkedOptional(heading: string, prompt: string): boolean {
  if (HEADING.test(heading.slice(0, LONGEST))) return true;
  const first = prompt
    .slice(0, LONGEST * 10)
    .split('\n')
    .map((line) => line.trim())
    .find((line) => line.replace(/^<!-{2,}/, '') !== '');
  return first !== undefined && FIRST_LINE.test(first.slice(0, LONGEST));
}
