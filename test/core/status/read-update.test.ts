import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveTemplate } from '../../../src/core/config/resolve/resolve-template.js';
import { readUpdate } from '../../../src/core/status/read-update.js';
import { statusForm } from '../../../src/core/status/sections.js';
import type { Health } from '../../../src/core/status/update.js';
import { hostileText } from '../desired/hostile-text.js';
import { LINK, reading, update, written } from './updates.js';

const PLAIN = '## Context\nThe pump.\n## Progress\nHalf is done.\n## Blockers\nNone\n## Next steps\nThe rest.';

const HEADINGS = {
  atx: PLAIN,
  setext:
    'Context\n===\nThe pump.\n\nProgress\n---\nHalf is done.\n\nBlockers\n---\nNone\n\nNext steps\n---\nThe rest.',
  bold: '**Context**\nThe pump.\n\n**Progress**\nHalf is done.\n\n**Blockers**\nNone\n\n**Next steps**\nThe rest.',
  labels: 'Context: The pump.\nProgress: Half is done.\nBlockers: None\nNext steps: The rest.',
  'bold labels': '**Context:** The pump.\n**Progress:** Half is done.\n**Blockers:** None\n**Next steps:** The rest.',
  'a list of labels': '- Context: The pump.\n- Progress: Half is done.\n- Blockers: None\n- Next steps: The rest.',
  html: '<h3>Context</h3>\nThe pump.\n<h3>Progress</h3>\nHalf is done.\n<h3>Blockers</h3>\nNone\n<h3>Next steps</h3>\nThe rest.',
  aliases: '### Background\nThe pump.\n### Done\nHalf is done.\n### Impediments\nNone\n### Up next\nThe rest.',
  German: '## Kontext\nThe pump.\n## Fortschritt\nHalf is done.\n## Blockaden\nKeine\n## Nächste Schritte\nThe rest.',
  French: '## Contexte\nThe pump.\n## Avancement\nHalf is done.\n## Blocages\nAucun\n## Prochaines étapes\nThe rest.',
  Spanish: '## Contexto\nThe pump.\n## Progreso\nHalf is done.\n## Bloqueos\nNinguno\n## Próximos pasos\nThe rest.',
  Portuguese:
    '## Contexto\nThe pump.\n## Progresso\nHalf is done.\n## Bloqueios\nNenhum\n## Próximos passos\nThe rest.',
  Italian: '## Contesto\nThe pump.\n## Avanzamento\nHalf is done.\n## Blocchi\nNessuno\n## Prossimi passi\nThe rest.',
  Dutch: '## Achtergrond\nThe pump.\n## Voortgang\nHalf is done.\n## Blokkades\nGeen\n## Volgende stappen\nThe rest.',
  Polish: '## Kontekst\nThe pump.\n## Postęp\nHalf is done.\n## Przeszkody\nBrak\n## Następne kroki\nThe rest.',
  Russian: '## Контекст\nThe pump.\n## Сделано\nHalf is done.\n## Блокеры\nНет\n## Следующие шаги\nThe rest.',
  Ukrainian: '## Контекст\nThe pump.\n## Зроблено\nHalf is done.\n## Перешкоди\nНемає\n## Наступні кроки\nThe rest.',
  Japanese: '## 背景\nThe pump.\n## 進捗\nHalf is done.\n## ブロッカー\nなし\n## 次のステップ\nThe rest.',
  Chinese: '## 上下文\nThe pump.\n## 进展\nHalf is done.\n## 阻塞\n无\n## 下一步\nThe rest.',
  Korean: '## 배경\nThe pump.\n## 진행 상황\nHalf is done.\n## 블로커\n없음\n## 다음 단계\nThe rest.',
};

describe('the sections of an update', () => {
  it.each(Object.entries(HEADINGS))('are found as %s', (_, text) => {
    expect(update(text)).toMatchObject({
      context: [{ text: 'The pump.' }],
      progress: [{ text: 'Half is done.' }],
      nextSteps: [{ text: 'The rest.' }],
      blockers: [],
      saysBlockers: true,
      health: 'unknown',
      headline: null,
      isNoChange: false,
    });
  });

  it('come with who wrote them, when and where', () => {
    expect(update(PLAIN, 42)).toMatchObject({ kind: 'update', at: 42, author: 'ana', link: LINK });
  });

  it('are points, ticked or not, with what they point to', () => {
    const text = written('None').replace(
      '- [ ] The rest',
      'Soon:\n\n- [x] Order the valve, #12\n- [ ] Ask octo/pump#4 and https://github.com/octo/hello/pull/9\n  - after the *audit*\n* Paint it, see https://example.com/paint\n1. `#99` is code',
    );
    expect(update(text).nextSteps).toEqual([
      { text: 'Order the valve, #12', isTicked: true, links: [{ kind: 'issue', repository: null, number: 12 }] },
      {
        text: 'Ask octo/pump#4 and https://github.com/octo/hello/pull/9; after the *audit*',
        isTicked: false,
        links: [
          { kind: 'issue', repository: 'octo/pump', number: 4 },
          { kind: 'issue', repository: null, number: 9 },
        ],
      },
      {
        text: 'Paint it, see https://example.com/paint',
        isTicked: null,
        links: [{ kind: 'address', url: 'https://example.com/paint' }],
      },
      { text: '`#99` is code', isTicked: null, links: [] },
    ]);
  });

  it.each([
    ['a paragraph', 'The pump\nis in.\n\nIt runs.', ['The pump is in.', 'It runs.']],
    ['two sentences in two lines', 'The pump is in.\nIt runs.', ['The pump is in.', 'It runs.']],
    ['a table', '| what | who |\n|---|---|\n| pump | @ana |\n| valve | @ben |', ['pump | @ana', 'valve | @ben']],
    ['headings with text', '### Pump\nIt is in.\n### Valve\nIt is late.', ['Pump It is in.', 'Valve It is late.']],
    ['a heading over a list', '### Pump\n- It is in\n- It runs', ['It is in', 'It runs']],
    ['a list with paragraphs', '- It is in\n\n  since Monday\n- It runs', ['It is in since Monday', 'It runs']],
    [
      'a list between words',
      'This week:\n\n- It is in\n\nAll in all good.',
      ['This week:', 'It is in', 'All in all good.'],
    ],
    ['signs that Markdown does not know', '• It is in\n• It runs', ['It is in', 'It runs']],
    ['a fence', '```\nlog\n```\nIt runs.', ['It runs.']],
    ['a link in brackets', '[x](https://example.com) is up', ['[x](https://example.com) is up']],
  ])('%s', (_, progress, points) => {
    expect(update(written('None').replace('- Half is done', progress)).progress.map(({ text }) => text)).toEqual(
      points,
    );
  });
});

describe('health', () => {
  const base = written('None');
  const cases: readonly (readonly [why: string, text: string, health: Health, headline?: string])[] = [
    ['it is said nowhere', base, 'unknown'],
    ['a section says it', `${base}\n## Health\nAt risk`, 'at-risk'],
    ['the section says why', `${base}\n## Health\n🟡 At risk: the valve is late`, 'at-risk', 'the valve is late'],
    ['the section says it in its second line', `${base}\n## Health\nA hard week.\nAt risk.`, 'at-risk'],
    ['a box is ticked', `${base}\n## Health\n- [ ] On track\n- [x] Off track`, 'off-track'],
    ['no box is ticked', `${base}\n## Health\n- [ ] On track\n- [ ] Off track`, 'unknown'],
    ['all options stand', `${base}\n## Health\nOn track / At risk / Off track`, 'unknown'],
    ['its lines contradict each other', `${base}\n## Health\nOn track\n\nOff track`, 'unknown'],
    ['the section is not understood', `${base}\n## Health\nso-so`, 'unknown'],
    ['the section is empty and a circle stands elsewhere', `🟢\n\n${base}\n## Health\n<!-- how? -->`, 'on-track'],
    ['the section is not understood and a circle stands elsewhere', `🟢\n\n${base}\n## Health\nso-so`, 'unknown'],
    ['it stands in German', `${base}\n**Ampel:** gelb`, 'at-risk'],
    ['a line above says it', `🟢 On track\n\n${base}`, 'on-track'],
    ['"Status:" says it', `**Status:** 🔴 off track\n**Owner:** @ana\n\n${base}`, 'off-track'],
    ['"Status:" says it in a second line', `**Owner:** @ana\n**Status:** 🔴\n\n${base}`, 'off-track'],
    ['two lines contradict each other', `🟢\n\n**Status:** 🔴\n\n${base}`, 'unknown'],
    ['a line may be about anything', base.replace('- Half is done', 'The valve.\n\nIt is late.\n\nRed'), 'unknown'],
    ['it stands there as often as in a table of many things', `${'🟢\n\n'.repeat(21)}${base}`, 'unknown'],
    ['only a quote says it', `> 🟢 On track\n\n${base}`, 'unknown'],
    ['only code says it', `\`\`\`\n🟢 On track\n\`\`\`\n\n${base}`, 'unknown'],
    [
      'one point of a list says it of itself',
      base.replace('- Half is done', '- Pump: on track\n- 🟢 on track'),
      'unknown',
    ],
    ['the command says it', `/status at-risk "The valve is late"\n\n${base}`, 'at-risk', 'The valve is late'],
    ['the command contradicts the section', `/status off-track\n\n${base}\n## Health\nOn track`, 'off-track'],
    ['the command stands below', `${base}\n## Health\nOn track\n/status at-risk`, 'at-risk'],
  ];
  it.each(cases.map(([why, text, health, headline = null]) => ({ why, text, health, headline })))(
    'where $why',
    (row) => {
      const { text, health, headline } = row;
      expect(update(text)).toMatchObject({ health, headline });
    },
  );

  it('in a line takes nothing from Progress, which "Status" is a name of', () => {
    expect(update(`Status: on track\n\n${base}`).progress).toMatchObject([{ text: 'Half is done' }]);
  });

  it('is enough of an answer under a heading that asks for progress', () => {
    const text = base.replace('## Progress\n\n- Half is done', '## Status\n\nOn track');
    expect(update(text)).toMatchObject({ health: 'on-track', progress: [] });
  });
});

describe('a command', () => {
  it('is an update without sections, and says nothing of blockers', () => {
    expect(update('/status on-track "The pump is in"')).toMatchObject({
      health: 'on-track',
      headline: 'The pump is in',
      blockers: [],
      saysBlockers: false,
      isNoChange: false,
    });
  });

  it('is no part of the section that it stands in', () => {
    expect(update(`${written('- Customs')}/status at-risk\n`).nextSteps).toMatchObject([{ text: 'The rest' }]);
    expect(update(`/status at-risk\n${written('- Customs')}`).blockers).toMatchObject([{ text: 'Customs' }]);
  });

  it.each([
    '`/status on-track`',
    '> /status on-track',
    '    /status on-track',
    '- /status on-track',
    '/status',
    '/status fine',
    'see /status on-track',
  ])('%j is none', (text) => {
    expect(reading(text)).toBeNull();
  });

  it('counts as it was last given', () => {
    expect(update('/status on-track\n/status at-risk')).toMatchObject({ health: 'at-risk' });
  });
});

describe('no change', () => {
  it.each([
    ['No change.', 'unknown'],
    ['Keine Änderungen', 'unknown'],
    ['/status no change', 'unknown'],
    ['🟢\n\nNo change', 'on-track'],
    ['> Any news?\n\nNo change', 'unknown'],
  ])('%j is an update', (text, health) => {
    expect(update(text)).toMatchObject({ isNoChange: true, health, saysBlockers: false });
  });

  it.each([
    'No change in sight, I am afraid.',
    'No change\n\nor is there',
    '> No change',
    'No change?'.replace('?', ' to the plan'),
  ])('%j is none', (text) => {
    expect(reading(text)).toBeNull();
  });
});

describe('what begins like an update', () => {
  it.each([
    ['one section is not there', '## Context\nx y\n## Progress\nHalf\n## Next steps\nRest', ['Blockers']],
    ['one is empty', written(''), ['Blockers']],
    ['one is a placeholder', written('TBD'), ['Blockers']],
    ['one holds a hidden comment', written('<!-- none? -->'), ['Blockers']],
    ['two are not there', 'Progress: half\n\nNext steps: the rest', ['Context', 'Blockers']],
  ])('lacks something where %s', (_, text, missing) => {
    expect(reading(text)).toMatchObject({ kind: 'incomplete', missing });
  });

  it('still says what it says', () => {
    expect(reading('## Blockers\n- Customs\n## Next steps\n- Ask\n## Health\nAt risk')).toMatchObject({
      kind: 'incomplete',
      partial: { health: 'at-risk', blockers: [{ text: 'Customs' }], nextSteps: [{ text: 'Ask' }] },
    });
  });

  it.each([
    ['an answer', 'Thanks, that helps.'],
    ['nothing', ''],
    ['one heading', '## Progress\nHalf is done.'],
    ['context and next steps, as a message has them', '## Context\nx\n## Next steps\ny'],
    ['one label', 'Status: fixed in #12'],
    ['a quoted update', PLAIN.replace(/^/gm, '> ')],
    ['an update in code', `\`\`\`\n${PLAIN}\n\`\`\``],
    ['a colour', '🟢'],
  ])('is not %s', (_, text) => {
    expect(reading(text)).toBeNull();
  });
});

describe('the page on updates', () => {
  it('shows an update that is one', () => {
    const page = readFileSync(new URL('../../../docs/status.md', import.meta.url), 'utf8');
    const [, example] = /```markdown\n([^]*?)```/.exec(page) ?? [];
    expect(update(example ?? '')).toMatchObject({
      health: 'at-risk',
      progress: [{ text: 'Ordered the pump, #27' }, { text: 'Drew the pipe' }],
      blockers: [{ unblockers: ['ben'], links: [{ number: 31 }] }],
      nextSteps: [{ isTicked: true }, { isTicked: false }],
    });
  });
});

describe("a team's own template", () => {
  const form = statusForm(
    resolveTemplate(
      'status',
      {
        sections: [
          { heading: 'What we shipped', aliases: ['Progress'] },
          'Mood',
          { heading: 'Blockers', level: 'warn' },
          { heading: 'Health', aliases: ['RAG'] },
        ],
      },
      undefined,
    ),
  );
  const read = (text: string) => readUpdate(text, 0, null, LINK, form);

  it('says what an update needs, and what its sections are called', () => {
    expect(read('## What we shipped\n- The pump\n## Mood\nGood\n## RAG\nred')).toMatchObject({
      kind: 'update',
      author: null,
      progress: [{ text: 'The pump' }],
      health: 'off-track',
    });
    expect(read('## What we shipped\n- The pump\n## Blockers\n- Customs')).toMatchObject({
      kind: 'incomplete',
      missing: ['Mood', 'Health'],
    });
  });
});

describe('any text whatever', () => {
  it('is read in bounds, and says on track only where a word or a sign of it stands', () => {
    fc.assert(
      fc.property(fc.oneof(hostileText, fc.string({ unit: 'binary', maxLength: 400 })), (text) => {
        const found = readUpdate(`## Progress\n${text}\n## Blockers\n- ${text}\n${text}`, 0, null, LINK);
        const said = found?.kind === 'incomplete' ? found.partial : found;
        const lines = [...(said?.context ?? []), ...(said?.progress ?? []), ...(said?.blockers ?? [])];
        expect(lines.length).toBeLessThanOrEqual(130);
        for (const line of lines) expect(line.text.length).toBeLessThanOrEqual(500);
        expect(said?.health ?? 'unknown').toBe('unknown');
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    '- [ ] #1 @a https://example.com/a\n',
    '- ',
    '> - ',
    '🟢 ',
    '/status 🟢 ',
    '**Status:** ',
    '| a ',
    '## Blockers\n- x\n',
  ])('of 64 KB of %j is read in time', (unit) => {
    const text = written(unit.repeat(Math.ceil(65_536 / unit.length)).slice(0, 65_536));
    const begun = performance.now();
    reading(text);
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});
