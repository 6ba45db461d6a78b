import type { Health } from '../status/update.js';
import { foldWords } from '../markdown/fold.js';

type Known = Exclude<Health, 'unknown'>;

/** The words for how something stands, in the languages of our alias tables: en, de, fr, es, pt, it, nl, pl, ru, uk, ja, zh, ko. */
const WORDS: Readonly<Record<Known, string>> = {
  'on-track': `on track|ontrack|on schedule|on plan|on course|in plan|all good|back on track|green|healthy|
    im plan|im zeitplan|nach plan|planmäßig|auf kurs|wieder im plan|grün|sur la bonne voie|en bonne voie|dans les temps|conforme au plan|vert|
    según lo previsto|según lo planeado|en plazo|al día|por buen camino|verde|em dia|dentro do prazo|conforme planejado|conforme planeado|no prazo|
    in linea|nei tempi|in orario|secondo i piani|op schema|op koers|volgens plan|groen|zgodnie z planem|na dobrej drodze|zielony|w terminie|
    по плану|в срок|в графике|зеленый|за планом|вчасно|у графіку|зелений|順調|予定通り|計画通り|オンスケ|緑|正常|按计划|按計劃|进展顺利|順利|绿|绿色|綠色|순조로움|순조|정상|양호|계획대로|초록|녹색`,
  'at-risk': `at risk|atrisk|some risk|needs attention|yellow|amber|orange|
    gefährdet|in gefahr|risikobehaftet|kritisch|gelb|à risque|a risque|en danger|menacé|jaune|en riesgo|amarillo|em risco|amarelo|
    a rischio|giallo|in gevaar|loopt risico|geel|oranje|zagrożony|zagrożone|zagrożona|żółty|под угрозой|есть риски|в зоне риска|желтый|
    під загрозою|є ризики|жовтий|リスクあり|要注意|黄|黄色|有风险|有風險|存在风险|黄色|黃色|위험 있음|주의|노랑|노란색`,
  'off-track': `off track|offtrack|not on track|no longer on track|off course|behind|behind schedule|late|delayed|red|critical|
    nicht im plan|nicht im zeitplan|nicht auf kurs|aus dem plan|hinter plan|hinter dem plan|im verzug|in verzug|verspätet|verzögert|rot|
    en retard|hors piste|pas dans les temps|rouge|retrasado|retrasada|con retraso|fuera de plazo|rojo|atrasado|atrasada|fora do prazo|com atraso|vermelho|
    in ritardo|fuori rotta|fuori tempo|rosso|achter|achter op schema|vertraagd|uit koers|rood|opóźniony|opóźnione|opóźniona|poza planem|czerwony|
    с опозданием|отстает|отстаем|не по плану|просрочено|красный|відстає|відстаємо|не за планом|прострочено|із запізненням|червоний|
    遅延|遅れ|遅れあり|遅れている|赤|延期|延误|延誤|落后|落後|红|红色|紅色|지연|지연됨|늦음|빨강|빨간색`,
};

/** Signs of colour, which say how it stands wherever they stand. */
const COLOURS: Readonly<Record<Known, string>> = {
  'on-track': '🟢 🟩 💚',
  'at-risk': '🟡 🟨 💛 🟠 🟧 🧡',
  'off-track': '🔴 🟥',
};

/** Signs that say it only where it is asked for: elsewhere a tick is no more than a tick. */
const SIGNS: Readonly<Record<Known, string>> = {
  'on-track': '✅ ✔ ☑ 👍',
  'at-risk': '⚠ 🚧',
  'off-track': '❌ 🛑 🚨 ⛔ 👎',
};

/** GitHub's short names of these signs, each between colons. */
const SHORT_NAMES: Readonly<Record<Known, string>> = {
  'on-track': 'green_circle large_green_circle green_square large_green_square green_heart',
  'at-risk':
    'yellow_circle large_yellow_circle yellow_square yellow_heart orange_circle large_orange_circle orange_square orange_heart',
  'off-track': 'red_circle large_red_circle red_square',
};

function byKey(table: Readonly<Record<Known, string>>, split: RegExp, key: (text: string) => string) {
  const known = Object.keys(table) as Known[];
  return new Map(known.flatMap((health) => table[health].split(split).map((text) => [key(text), health] as const)));
}

/** Words for how it stands, folded as `foldWords` does. */
export const HEALTH_WORDS: ReadonlyMap<string, Known> = byKey(WORDS, /\|/, foldWords);

/** Signs, without variation selectors, and short names with their colons. */
export const HEALTH_COLOURS: ReadonlyMap<string, Known> = new Map([
  ...byKey(COLOURS, / /, (sign) => sign),
  ...byKey(SHORT_NAMES, / /, (name) => `:${name}:`),
]);

export const HEALTH_SIGNS: ReadonlyMap<string, Known> = byKey(SIGNS, / /, (sign) => sign);
