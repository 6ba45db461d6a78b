import { parseNames } from './name-list.js';

/** Names of "Blockers", by language: en, de, fr, es, pt, it, nl, pl, ru, uk, el, ja, zh, ko, ar. */
export const BLOCKER_NAMES = parseNames(
  'Blockers | Blocker | Blocked by | Blocking issues | Impediments | Obstacles',
  'Blockaden | Blocker | Hindernisse | Blockiert durch',
  'Blocages | Points bloquants | Bloquants | Obstacles',
  'Bloqueos | Bloqueantes | Impedimentos | Obstáculos',
  'Bloqueios | Bloqueadores | Impedimentos',
  'Blocchi | Impedimenti | Ostacoli',
  'Blokkades | Belemmeringen | Obstakels',
  'Blokery | Blokady | Przeszkody',
  'Блокеры | Препятствия | Блокировки',
  'Блокери | Перешкоди | Εμπόδια',
  'ブロッカー | 障害 | 阻害要因 | ブロック要因',
  '阻塞 | 阻碍 | 障碍 | 阻塞项 | 阻礙 | 障礙',
  '블로커 | 장애물 | 장애 요소 | 차단 요소',
  'العوائق | المعوقات | العقبات',
);

/** Names of "Risks", in the same languages. */
export const RISK_NAMES = parseNames(
  'Risks | Risk | Known risks | Risks and mitigations | Potential risks',
  'Risiken | Risiko',
  'Risques | Risque',
  'Riesgos | Riesgo',
  'Riscos | Risco',
  'Rischi | Rischio',
  "Risico's | Risico",
  'Ryzyka | Ryzyko | Zagrożenia',
  'Риски | Риск',
  'Ризики | Ризик',
  'Κίνδυνοι | Ρίσκα | リスク',
  '风险 | 風險',
  '위험 | 위험 요소 | 리스크 | المخاطر',
);

const DEPENDENCY_NAMES = parseNames(
  'Dependencies | Dependency | Depends on | Dependent on',
  'Abhängigkeiten | Abhängigkeit | Hängt ab von',
  'Dépendances | Dépendance | Dépend de',
  'Dependencias | Dependencia | Depende de',
  'Dependências | Dependência',
  'Dipendenze | Dipendenza | Dipende da',
  'Afhankelijkheden | Afhankelijkheid | Afhankelijk van',
  'Zależności | Zależność',
  'Зависимости | Зависимость',
  'Залежності | Залежність | Εξαρτήσεις',
  '依存関係 | 依存',
  '依赖 | 依赖项 | 依賴 | 相依性',
  '의존성 | 종속성 | 의존 관계',
  'التبعيات | الاعتماديات',
);

const RELATED_NAMES = parseNames(
  'Related issues | Related issue | Related | Related tickets | Related pull requests | Related PRs',
  'Related issue(s) | Related issues and pull requests | Related links | Linked issues | Linked issue | Issues',
  'Verwandte Issues | Verwandte Tickets | Verknüpfte Issues | Zugehörige Issues',
  'Issues liées | Tickets liés | Problèmes liés',
  'Issues relacionadas | Issues relacionados | Incidencias relacionadas | Tickets relacionados',
  'Issues relacionadas | Problemas relacionados',
  'Issue correlate | Problemi correlati | Segnalazioni correlate',
  'Gerelateerde issues | Verwante issues',
  'Powiązane zgłoszenia | Powiązane problemy | Powiązane issue',
  'Связанные задачи | Связанные issue | Связанные проблемы',
  "Пов'язані задачі | Пов'язані завдання | Пов'язані issue",
  'Σχετικά θέματα | Σχετικά issues',
  '関連 Issue | 関連する Issue | 関連課題 | 関連チケット',
  '相关问题 | 相关 issue | 关联问题 | 關聯問題 | 相關問題',
  '관련 이슈 | 연관 이슈 | 관련된 이슈',
  'المسائل ذات الصلة | القضايا ذات الصلة',
);

const NAMES: ReadonlySet<string> = new Set(
  [...BLOCKER_NAMES, ...RISK_NAMES, ...DEPENDENCY_NAMES, ...RELATED_NAMES].map(foldName),
);

/** What joins two names in one heading. */
const JOINTS = /[/&,+|]/u;

/**
 * Tells whether "None" is an answer under a heading unless its section says otherwise: under Blockers, Risks, Dependencies
 * and related issues. Of a joint heading ("Impact / Risks") one half is enough.
 */
export function allowsNone(heading: string): boolean {
  return (
    NAMES.has(foldName(heading)) ||
    (JOINTS.test(heading) && heading.split(JOINTS).some((part) => NAMES.has(foldName(part))))
  );
}

function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
