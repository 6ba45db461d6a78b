import { describe, expect, it } from 'vitest';
import { carryBlockers, resolveClosed } from '../../../src/core/status/carry.js';
import { standingOf } from '../../../src/core/status/standing.js';
import { DAY, reading, update, written } from './updates.js';

/** What is read as blockers. */
function blockersIn(text: string, at = 0) {
  return update(written(text), at).blockers;
}

describe('no blockers', () => {
  it.each([
    'None',
    'none.',
    '- None',
    '_None_ 🎉',
    'No',
    'Nothing',
    'No blockers',
    'No current blockers',
    'No blockers right now.',
    'None at the moment',
    'Currently none',
    'Not blocked',
    'Keine',
    'Keine Blocker',
    'Zurzeit keine',
    'Keine weiteren Hindernisse',
    'Aucun',
    'Aucun blocage pour le moment',
    'Ninguno por ahora',
    'Sin bloqueos',
    'Nenhum',
    'Sem impedimentos',
    'Nessuno',
    'Nessun blocco',
    'Geen',
    'Geen blokkades',
    'Brak',
    'Brak blokad',
    'Нет',
    'Блокеров нет',
    'Немає',
    'なし',
    'ブロッカーなし',
    '无',
    '没有阻塞',
    '없음',
  ])('%j', (text) => {
    expect(blockersIn(text)).toEqual([]);
  });

  it.each([
    'None of the pumps fit',
    'No pump',
    'No access',
    'Nothing works',
    'Keine Pumpe',
    'None, but the valve is late',
    'No blocker but the valve',
  ])('%j is one', (text) => {
    expect(blockersIn(text)).toHaveLength(1);
  });
});

describe('blockers', () => {
  it('are the points of the section, with who can unblock them and what they point to', () => {
    const text =
      'We wait for:\n\n- **Customs**: papers from @Ben and @octo/legal, #12\n  - asked on Monday\n- The valve, https://example.com/valve\n\nAll else is fine.';
    expect(blockersIn(text, 5)).toEqual([
      {
        text: '**Customs**: papers from @Ben and @octo/legal, #12; asked on Monday',
        unblockers: ['ben', 'octo/legal'],
        links: [{ kind: 'issue', repository: null, number: 12 }],
        since: 5,
        isResolved: false,
      },
      {
        text: 'The valve, https://example.com/valve',
        unblockers: [],
        links: [{ kind: 'address', url: 'https://example.com/valve' }],
        since: 5,
        isResolved: false,
      },
    ]);
  });

  it.each([
    ['paragraphs', 'Customs hold it.\n\nThe valve is late.', 2],
    ['one wrapped paragraph', 'Customs hold\nit in the port.', 1],
    ['numbers', '1. Customs\n2. The valve', 2],
    ['rows', '| what | who |\n|---|---|\n| Customs | @ben |\n| The valve | @ana |', 2],
    ['"None" above a point', '- None\n- The valve', 1],
    ['a quote', '> Customs hold it', 1],
    ['a hundred points', Array.from({ length: 100 }, (_, index) => `- Part ${index} is late`).join('\n'), 30],
  ])('in %s', (_, text, count) => {
    expect(blockersIn(text)).toHaveLength(count);
  });

  it.each([
    ['- [x] Customs', true],
    ['- [ ] Customs', false],
    ['- ~~Customs~~', true],
    ['- ~~Customs~~ done', true],
    ['- ~~Customs~~ The valve', false],
    ['- Resolved: customs', true],
    ['- Customs (resolved)', true],
    ['- ✅ Customs', true],
    ['- Customs are not resolved', false],
    ['- Gelöst: der Zoll', true],
  ])('%j: resolved is %s', (text, isResolved) => {
    expect(blockersIn(text)).toMatchObject([{ isResolved }]);
  });

  it('mention nobody in code', () => {
    expect(blockersIn('- `@ana` and `#1`')).toMatchObject([{ unblockers: [], links: [] }]);
  });
});

describe('the age of blockers', () => {
  it('is carried from update to update, in whatever words', () => {
    const first = blockersIn('- Vendor contract', 1);
    const second = carryBlockers(first, blockersIn('- Still waiting for the vendor contract', 2));
    const third = carryBlockers(second, blockersIn('- The contract with the vendor is not signed', 3));
    expect(third).toMatchObject([{ text: 'The contract with the vendor is not signed', since: 1 }]);
  });

  it('begins anew for what was not there, and ends with the point', () => {
    const before = blockersIn('- Customs\n- The valve', 1);
    expect(carryBlockers(before, blockersIn('- The crane\n- Customs', 2))).toMatchObject([
      { text: 'The crane', since: 2 },
      { text: 'Customs', since: 1 },
    ]);
    expect(carryBlockers(before, blockersIn('None', 2))).toEqual([]);
  });

  it('goes to the most similar, and to one only', () => {
    const before = [
      ...blockersIn('- Legal review of the payment terms', 1),
      ...blockersIn('- Security review of the payment terms', 2),
    ];
    const after = blockersIn('- Security review of the payment terms\n- Review of the payment terms by legal', 3);
    expect(carryBlockers(before, after).map(({ since }) => since)).toEqual([2, 1]);
    expect(carryBlockers(before.slice(0, 1), after).map(({ since }) => since)).toEqual([3, 1]);
  });

  it('follows an issue through any words, and parts two issues in the same words', () => {
    const before = blockersIn('- Waiting for #12', 1);
    expect(
      carryBlockers(before, blockersIn('- Flaky tests, see https://github.com/octo/hello/issues/12', 2)),
    ).toMatchObject([{ since: 1 }]);
    expect(carryBlockers(before, blockersIn('- Waiting for #13', 2))).toMatchObject([{ since: 2 }]);
  });

  it('takes along who can unblock it until somebody else is named', () => {
    const before = blockersIn('- Contract, @ben', 1);
    expect(carryBlockers(before, blockersIn('- Contract', 2))).toMatchObject([{ unblockers: ['ben'] }]);
    expect(carryBlockers(before, blockersIn('- Contract, @cem', 2))).toMatchObject([{ unblockers: ['cem'] }]);
  });

  it('asks the similarity it is given', () => {
    expect(carryBlockers(blockersIn('- a', 1), blockersIn('- b', 2), () => 1)).toMatchObject([{ since: 1 }]);
    expect(carryBlockers(blockersIn('- a', 1), blockersIn('- a', 2), () => 0)).toMatchObject([{ since: 2 }]);
  });
});

describe('a closed issue', () => {
  it('resolves what waits for it alone', () => {
    const blockers = blockersIn('- Waiting for #1\n- Waiting for #2 and #3\n- Waiting for octo/pump#1\n- Waiting');
    const resolved = resolveClosed(blockers, new Set(['#1', '#2'])).map(({ isResolved }) => isResolved);
    expect(resolved).toEqual([true, false, false, false]);
  });
});

describe('how an item stands', () => {
  const at = (days: number) => days * DAY;
  const read = (text: string, days: number) => {
    const found = reading(text, at(days));
    if (found === null) throw new Error(`nothing read: ${text}`);
    return found;
  };

  it('reads three years of ordinary weeks, and of updates as long as they may be the newest', () => {
    const weeks = (text: (week: number) => string) =>
      Array.from({ length: 160 }, (_, week) => update(written(text(week)), week * 7 * DAY));
    const lineOf = (word: string, most: number) =>
      `- ${Array.from({ length: most }, (_, k) => `${word}${k}x`).join(' ')}`;
    const ordinary = weeks(() =>
      Array.from({ length: 10 }, (_, i) => lineOf(`part${String.fromCharCode(97 + i)}`, 12)).join('\n'),
    );
    expect(standingOf(ordinary).blockers[0]?.since).toBe(0);
    const hostile = weeks((week) => Array.from({ length: 30 }, (_, i) => lineOf(`w${week}${i}`, 80)).join('\n'));
    const compared: number[] = [];
    const watched = hostile.map((each, week) => ({
      ...each,
      get blockers() {
        compared.push(week);
        return each.blockers;
      },
    }));
    expect(standingOf(watched).updatedAt).toBe(159 * 7 * DAY);
    expect(Math.min(...compared)).toBeGreaterThan(145);
  });

  it('is unknown without updates', () => {
    expect(standingOf([])).toEqual({
      latest: null,
      updatedAt: null,
      health: 'unknown',
      previousHealth: null,
      headline: null,
      blockers: [],
    });
  });

  it('is told by all updates together, in whatever order they come', () => {
    const readings = [
      read(written('- Customs\n- The valve', 'on-track'), 1),
      read(written('- The valve is late', 'at-risk'), 8),
      read('No change', 15),
      read('/status off-track "No valve"', 22),
    ];
    for (const order of [readings, readings.toReversed()]) {
      expect(standingOf(order)).toMatchObject({
        latest: { at: at(22) },
        updatedAt: at(22),
        health: 'off-track',
        previousHealth: 'at-risk',
        headline: 'No valve',
        blockers: [{ text: 'The valve is late', since: at(1) }],
      });
    }
  });

  it('stays as it is by "no change"', () => {
    const standing = standingOf([read(written('- Customs', 'at-risk'), 1), read('Unverändert', 8)]);
    expect(standing).toMatchObject({
      updatedAt: at(8),
      health: 'at-risk',
      latest: { at: at(1) },
      blockers: [{ since: at(1) }],
    });
  });

  it('is unknown once an update does not say it, whatever was said before', () => {
    const standing = standingOf([read(written('None', 'on-track'), 1), read(written('None'), 8)]);
    expect(standing).toMatchObject({ health: 'unknown', previousHealth: 'on-track' });
  });

  it('heeds what an incomplete update says, and forgets nothing by what it leaves out', () => {
    const standing = standingOf([
      read(written('- Customs', 'on-track'), 1),
      read('## Progress\nx y\n## Blockers\n- The valve', 8),
      read('## Progress\nx y\n## Next steps\nz', 9),
    ]);
    expect(standing).toMatchObject({
      updatedAt: at(1),
      health: 'on-track',
      blockers: [{ text: 'The valve', since: at(8) }],
    });
  });

  it('leaves out what is resolved, and remembers since when where it comes back', () => {
    const readings = [read(written('- [ ] Customs'), 1), read(written('- [x] Customs'), 8)];
    expect(standingOf(readings).blockers).toEqual([]);
    expect(standingOf([...readings, read(written('- Customs'), 15)]).blockers).toMatchObject([{ since: at(1) }]);
    expect(standingOf([read(written('- Waiting for #4'), 1)], new Set(['#4'])).blockers).toEqual([]);
  });

  it('names the oldest blocker first', () => {
    const standing = standingOf([read(written('- Customs'), 1), read(written('- The valve\n- Customs'), 8)]);
    expect(standing.blockers.map(({ text }) => text)).toEqual(['Customs', 'The valve']);
  });
});
