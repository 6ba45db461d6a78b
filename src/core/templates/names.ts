import { parseNames } from '../config/resolve/name-list.js';

/**
 * Other names of the built-in sections, in the languages people most often write them in (en, de, fr, es, pt, it, nl, pl,
 * ru, uk, ja, zh, ko). A name stands in one section of a template only; matching folds case, accents and punctuation.
 */
export const CONTEXT_NAMES = parseNames(
  'Background | Situation | Overview | Where we are | Kontext | Hintergrund | Ausgangslage | Contexte | Arrière-plan',
  'Contexto | Antecedentes | Contesto | Achtergrond | Kontekst | Tło | Контекст | Предыстория | Передумови',
  '背景 | 概要 | コンテキスト | 上下文 | 배경 | 맥락',
);

export const PROGRESS_NAMES = parseNames(
  'Done | What is done | What was done | Updates | Accomplished | Completed | Status | Current status | Achievements',
  'Fortschritt | Fortschritte | Stand | Erledigt | Avancement | Progrès | Progreso | Avances | Progresso',
  'Avanzamento | Progressi | Voortgang | Postęp | Postępy | Прогресс | Сделано | Прогрес | Зроблено',
  '進捗 | 進捗状況 | 进展 | 進展 | 진행 상황 | 진행',
);

export const NEXT_STEP_NAMES = parseNames(
  "Next | Next step | Next up | Up next | What is next | What's next | Action items | To do | Plan | Actions",
  'Nächste Schritte | Nächster Schritt | Wie es weitergeht | Prochaines étapes | Prochaine étape | Étapes suivantes',
  'Próximos pasos | Siguientes pasos | Próximos passos | Prossimi passi | Prossimi passaggi | Volgende stappen',
  'Następne kroki | Kolejne kroki | Следующие шаги | Дальнейшие шаги | Наступні кроки | Подальші кроки',
  '次のステップ | 今後の予定 | 次の予定 | 下一步 | 后续步骤 | 後續步驟 | 다음 단계 | 다음 할 일',
);

export const HEALTH_NAMES = parseNames(
  'Project health | Health status | Status health | Overall health | Overall status | Project status | RAG | RAG status | Confidence',
  'Gesundheit | Zustand | Ampel | Ampelstatus | Gesamtstatus | Projektstatus | Santé | Santé du projet | Météo | Salud | Semáforo',
  'Saúde | Farol | Salute | Semaforo | Gezondheid | Stoplicht | Zdrowie | Stan projektu | Состояние | Здоровье | Светофор',
  "Стан | Здоров'я | Світлофор | 健全性 | 健康状態 | ヘルス | 健康状况 | 健康度 | 健康狀況 | 상태 | 건강 상태 | 신호등",
);

export const GOAL_NAMES = parseNames(
  'Goals | Objective | Objectives | Aim | Purpose | Outcome | What we want | Ziel | Ziele | Zweck | Objectif',
  'Objectifs | Objetivo | Objetivos | Obiettivo | Obiettivi | Doel | Doelstelling | Cel | Cele',
  'Цель | Цели | Ціль | Мета | 目的 | 目標 | ゴール | 目标 | 목표 | 목적',
);

export const REQUIREMENT_NAMES = parseNames(
  'Requirement | Must have | Must haves | Specification | Anforderungen | Anforderung | Exigences',
  'Besoins | Requisitos | Requerimientos | Requisiti | Vereisten | Eisen | Wymagania | Требования | Вимоги',
  '要件 | 要求事項 | 要求 | 需求 | 요구 사항 | 요구사항',
);

export const TIMELINE_NAMES = parseNames(
  'Deadline | Due | Due date | Due by | Target date | Schedule | Dates | Timing | When | Milestones | Needed by',
  'Zeitplan | Zeitrahmen | Termin | Termine | Frist | Fällig am | Calendrier | Échéance | Échéances | Délai',
  'Cronograma | Plazo | Plazos | Fecha límite | Prazo | Prazos | Scadenza | Scadenze | Tempistiche | Tijdlijn',
  'Planning | Termijn | Harmonogram | Terminy | Сроки | Срок | Дедлайн | Терміни | Строки | Термін',
  'スケジュール | 期限 | 締め切り | 時間表 | 时间表 | 时间线 | 截止日期 | 일정 | 기한 | 마감일',
);

export const SUCCESS_NAMES = parseNames(
  'Acceptance criteria | Definition of done | Done when | Success criterion | Success metrics',
  'How we know it is done',
  'Erfolgskriterien | Akzeptanzkriterien | Abnahmekriterien | Critères de réussite | Critères de succès',
  "Critères d'acceptation | Criterios de éxito | Criterios de aceptación | Critérios de sucesso",
  'Critérios de aceitação | Critérios de aceite | Criteri di successo | Criteri di accettazione | Succescriteria',
  'Acceptatiecriteria | Kryteria sukcesu | Kryteria akceptacji | Критерии успеха | Критерии приемки',
  'Критерії успіху | Критерії приймання | 成功基準 | 受け入れ基準 | 受け入れ条件 | 成功标准 | 验收标准 | 驗收標準',
  '성공 기준 | 완료 조건 | 인수 조건',
);

export const RESOURCE_NAMES = parseNames(
  'Resource | Links | Link | References | Materials | Further reading | See also | Ressourcen | Verweise',
  'Ressources | Liens | Références | Recursos | Enlaces | Referencias | Ligações | Referências | Risorse',
  'Collegamenti | Riferimenti | Bronnen | Zasoby | Linki | Ресурсы | Ссылки | Ресурси | Посилання',
  'リソース | 参考資料 | 資料 | リンク | 资源 | 参考资料 | 链接 | 資源 | 리소스 | 자료 | 참고 자료',
);

export const PROBLEM_NAMES = parseNames(
  'Problem statement | The problem | Issue | Question | Context | Context and problem statement | Problemstellung',
  'Frage | Fragestellung | Problème | Problématique | Problema | Planteamiento | Probleem | Проблема | Вопрос',
  '課題 | 問題 | 问题 | 문제 | 문제점',
);

export const OPTION_NAMES = parseNames(
  'Option | Options considered | Considered options | Alternatives | Alternatives considered | Choices | Proposals',
  'Optionen | Alternativen | Möglichkeiten | Choix | Alternatives envisagées | Opciones | Alternativas | Opções',
  'Opzioni | Alternative | Opties | Opcje | Alternatywy | Варианты | Альтернативы | Варіанти | Альтернативи',
  '選択肢 | オプション | 代替案 | 选项 | 方案 | 選項 | 선택지 | 옵션 | 대안',
);

export const TRADEOFF_NAMES = parseNames(
  'Tradeoff | Trade-offs | Trade-off | Trade offs | Pros and cons | Pros & cons | Comparison | Considerations',
  'Consequences | Abwägung | Abwägungen | Vor- und Nachteile | Compromis | Avantages et inconvénients',
  'Ventajas y desventajas | Pros y contras | Compromisos | Vantagens e desvantagens | Prós e contras | Compromessi',
  'Pro e contro | Afwegingen | Voor- en nadelen | Kompromisy | Wady i zalety | Zalety i wady | Компромиссы',
  'Плюсы и минусы | Компроміси | Плюси і мінуси | トレードオフ | 長所と短所 | 权衡 | 优缺点 | 權衡 | 트레이드오프 | 장단점',
);

export const DECISION_NAMES = parseNames(
  'Decision made | The decision | Decision outcome | Resolution | Conclusion | Entscheidung | Beschluss | Décision',
  'Decisión | Resolución | Decisão | Decisione | Beslissing | Besluit | Decyzja | Решение | Рішення',
  '決定 | 決定事項 | 结论 | 决定 | 決議 | 결정 | 결론',
);

export const OWNER_NAMES = parseNames(
  'Owners | Decider | Deciders | Decision maker | Decision owner | Responsible | Driver | DRI | Accountable',
  'Verantwortlich | Verantwortliche Person | Zuständig | Responsable | Décideur | Responsável | Responsabile',
  'Verantwoordelijke | Eigenaar | Właściciel | Odpowiedzialny | Ответственный | Владелец | Відповідальний',
  '担当 | 担当者 | 責任者 | オーナー | 负责人 | 負責人 | 담당자 | 책임자',
);

export const DETAIL_NAMES = parseNames(
  'Detail | Message | Description | Information | Einzelheiten | Beschreibung | Détails | Précisions',
  'Detalles | Descripción | Detalhes | Descrição | Dettagli | Descrizione | Bijzonderheden | Szczegóły | Opis',
  'Подробности | Детали | Описание | Подробиці | Деталі | Опис | 詳細 | 内容 | 详情 | 详细信息 | 詳情 | 상세 | 세부 사항',
);

export const WHY_NAMES = parseNames(
  'Motivation | Reason | Rationale | Context | Background | Problem | Purpose | Why this change | Why is this needed',
  'Warum | Grund | Begründung | Hintergrund | Pourquoi | Raison | Contexte | Por qué | Motivación | Contexto',
  'Por quê | Por que | Motivação | Perché | Motivazione | Contesto | Waarom | Aanleiding | Dlaczego | Powód',
  'Зачем | Почему | Причина | Навіщо | Чому | なぜ | 理由 | 背景 | 目的 | 为什么 | 原因 | 為什麼 | 이유 | 왜 | 배경',
);

export const CHANGE_NAMES = parseNames(
  'What | Changes | Change | What changes | What has changed | What does this change | Summary | Summary of changes',
  'Description | Description of changes | Was sich ändert | Was wurde geändert | Änderungen | Zusammenfassung',
  'Modifications | Changements | Ce qui change | Résumé | Qué cambia | Cambios | Resumen | O que mudou | Mudanças',
  'Alterações | Resumo | Cosa cambia | Modifiche | Riepilogo | Wat is er veranderd | Wijzigingen | Samenvatting',
  'Co się zmieniło | Zmiany | Что изменилось | Изменения | Що змінилося | Зміни | 変更点 | 変更内容 | 概要',
  '变更内容 | 改动 | 更改 | 變更內容 | 변경 사항 | 변경사항 | 변경 내용',
);

export const TEST_NAMES = parseNames(
  'Testing | Tests | Test plan | How to test | How was this tested | How has this been tested | How it was tested',
  'How I tested this | Tested | Verification | Testing done | Testing instructions | Wie getestet',
  'Getestet | Testplan',
  'Prüfung | Comment testé | Comment tester | Plan de test | Cómo se probó | Cómo probar | Pruebas',
  'Como foi testado',
  'Como testar | Testes | Come è stato testato | Come testare | Verifica | Hoe getest | Hoe te testen',
  'Jak przetestowano',
  'Jak testować | Testy | Как проверено | Как протестировано | Тестирование | Як перевірено | Тестування',
  'テスト | テスト方法 | 動作確認 | 確認方法 | 测试 | 测试方法 | 如何测试 | 測試 | 테스트 | 테스트 방법',
);

export const STEP_NAMES = parseNames(
  'Steps | Reproduction | Repro | Repro steps | Reproduction steps | How to reproduce | To reproduce | How to see it',
  'Minimal reproduction | Reproducer | Schritte | Schritte zum Nachstellen | Reproduktion | So tritt es auf',
  'Étapes | Étapes pour reproduire | Comment reproduire | Pasos | Pasos para reproducir | Cómo reproducir',
  'Passos | Passos para reproduzir | Como reproduzir | Passaggi | Passaggi per riprodurre | Come riprodurre',
  'Stappen | Stappen om te reproduceren | Kroki | Kroki do odtworzenia | Jak odtworzyć',
  'Шаги | Шаги воспроизведения | Как воспроизвести | Кроки відтворення | Як відтворити',
  '再現手順 | 再現方法 | 重现步骤 | 复现步骤 | 重現步驟 | 재현 방법 | 재현 단계 | 재현 절차',
);

export const EXPECTED_NAMES = parseNames(
  'Expected behavior | Expected result | Expected results | Expectation | What you expected | What did you expect',
  'What did you expect to happen | What should happen | Erwartet | Erwartetes Verhalten | Erwartetes Ergebnis',
  'Attendu | Comportement attendu | Résultat attendu | Esperado | Comportamiento esperado | Resultado esperado',
  'Comportamento esperado | Atteso | Comportamento atteso | Risultato atteso | Verwacht | Verwacht gedrag',
  'Oczekiwane | Oczekiwane zachowanie | Oczekiwany wynik | Ожидаемое поведение | Ожидаемый результат | Ожидалось',
  'Очікувана поведінка | Очікуваний результат | 期待される動作 | 期待する動作 | 期待結果 | 预期行为 | 预期结果 | 期望行为',
  '預期行為 | 예상 동작 | 기대 동작 | 예상 결과 | 기대 결과',
);

export const ACTUAL_NAMES = parseNames(
  'Actual behavior | Actual result | Actual results | Current behavior | Observed | Observed behavior | What happened',
  'What happens | What happens instead | What did you see | Tatsächlich | Tatsächliches Verhalten',
  'Tatsächliches Ergebnis | Aktuelles Verhalten | Constaté | Comportement actuel | Comportement constaté',
  'Résultat obtenu | Actual | Comportamiento actual | Resultado actual | Atual | Comportamento atual | Resultado obtido',
  'Effettivo | Comportamento attuale | Risultato effettivo | Werkelijk gedrag | Huidig gedrag | Rzeczywiste zachowanie',
  'Aktualne zachowanie | Rzeczywisty wynik | Фактическое поведение | Фактический результат | Текущее поведение',
  'Фактична поведінка | Фактичний результат | 実際の動作 | 実際の結果 | 现在的动作 | 实际行为 | 实际结果 | 實際行為 | 실제 동작 | 실제 결과',
);

export const ENVIRONMENT_NAMES = parseNames(
  'Environment details | Your environment | System | System information | System info | Versions | Version | Platform',
  'Setup | Umgebung | Systemumgebung | Environnement | Système | Entorno | Sistema | Ambiente | Omgeving | Systeem',
  'Środowisko | Окружение | Среда | Система | Середовище | Оточення | 環境 | 動作環境 | 环境 | 运行环境 | 環境資訊 | 환경 | 실행 환경',
);

export const SPEC_GOAL_NAMES = parseNames('Goal | Objective', ...GOAL_NAMES.filter((name) => name !== 'Goals'));

export const NON_GOAL_NAMES = parseNames(
  'Non goals | Nongoals | Out of scope | Not in scope | Non-objectives | Nicht-Ziele | Nichtziele | Abgrenzung',
  'Hors périmètre | Hors sujet | Fuera de alcance | No objetivos | Fora de escopo | Fora do escopo | Não objetivos',
  'Fuori ambito | Non obiettivi | Buiten scope | Buiten bereik | Poza zakresem | Вне рамок | Не цели | Поза межами',
  '対象外 | スコープ外 | 非目標 | 非目标 | 范围之外 | 不在范围内 | 非目標 | 범위 밖 | 비목표',
);

export const DATE_NAMES = parseNames(
  'Target date | Dates',
  ...TIMELINE_NAMES.filter((name) => !/^(?:Target date|Dates)$/.test(name)),
);
