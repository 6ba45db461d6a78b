import { foldWords, plainText } from '../markdown/fold.js';

/** Ways of saying that all is as it was, folded as `foldWords` does, in the languages of our alias tables. */
const NO_CHANGE: ReadonlySet<string> = new Set(
  `no change|no changes|nothing changed|nothing has changed|unchanged|no update|no updates|no news|nothing new|nothing new to report|
  nothing to report|nothing to add|same as before|same as last time|same as last week|no change since last week|no changes since last week|
  no changes this week|no change this week|no updates this week|no update this week|status unchanged|status quo|
  keine änderung|keine änderungen|unverändert|nichts neues|keine neuigkeiten|keine veränderung|keine veränderungen|nichts geändert|stand unverändert|wie letzte woche|
  pas de changement|aucun changement|sans changement|rien de nouveau|rien à signaler|inchangé|pas de nouvelles|
  sin cambios|ningún cambio|sin novedades|nada nuevo|sin novedad|igual que antes|
  sem alterações|sem mudanças|sem mudança|sem novidades|nada de novo|nenhuma mudança|
  nessun cambiamento|nessuna novità|nessuna modifica|niente di nuovo|invariato|
  geen wijzigingen|geen wijziging|geen verandering|geen veranderingen|niets nieuws|ongewijzigd|onveranderd|geen nieuws|
  bez zmian|brak zmian|nic nowego|żadnych zmian|без изменений|изменений нет|нет изменений|ничего нового|новостей нет|
  без змін|змін немає|немає змін|нічого нового|変更なし|変化なし|変わりなし|特に変わりなし|進捗なし|更新なし|前回と同じ|先週と同じ|
  无变化|没有变化|無變化|沒有變化|无更新|无变更|暂无变化|与上周相同|변경 없음|변경사항 없음|변동 없음|변화 없음|지난주와 동일|특이사항 없음`
    .split('|')
    .map((words) => foldWords(words)),
);

const MAX_LENGTH = 120;

/** Tells whether a line says that nothing changed, and nothing beside. */
export function isNoChange(line: string): boolean {
  return line.length <= MAX_LENGTH && NO_CHANGE.has(foldWords(plainText(line)));
}
