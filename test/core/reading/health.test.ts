import { describe, expect, it } from 'vitest';
import { readHealth, readHealthAlone } from '../../../src/core/reading/health.js';
import { isNoChange } from '../../../src/core/reading/no-change.js';
import type { Health } from '../../../src/core/status/update.js';

describe('an answer to how it stands', () => {
  it.each<readonly [line: string, health: Health, rest: string]>([
    ['on track', 'on-track', ''],
    ['On-Track.', 'on-track', ''],
    ['**On track**', 'on-track', ''],
    ['🟢', 'on-track', ''],
    ['🟢 On track', 'on-track', ''],
    ['On track 🟢', 'on-track', ''],
    ['✅ on track', 'on-track', ''],
    [':green_circle: on track', 'on-track', ''],
    [':large_yellow_circle:', 'at-risk', ''],
    ['⚠️ At risk: the valve is late', 'at-risk', 'the valve is late'],
    ['At risk – the valve is late', 'at-risk', 'the valve is late'],
    ['At risk (valve)', 'at-risk', 'valve'],
    ['at risk because the valve is late', 'at-risk', 'because the valve is late'],
    ['🟡 Vendor is late', 'at-risk', 'Vendor is late'],
    ['🟠', 'at-risk', ''],
    ['amber', 'at-risk', ''],
    ['We are off track', 'off-track', ''],
    ["We're on track", 'on-track', ''],
    ['Not on track', 'off-track', ''],
    ['🔴 Off track; new date to come', 'off-track', 'new date to come'],
    ['🟢 → 🟡', 'at-risk', ''],
    ['On track -> at risk', 'at-risk', ''],
    ['Im Plan', 'on-track', ''],
    ['Gefährdet', 'at-risk', ''],
    ['Im Verzug', 'off-track', ''],
    ['Sur la bonne voie', 'on-track', ''],
    ['En riesgo', 'at-risk', ''],
    ['Atrasado', 'off-track', ''],
    ['Nei tempi', 'on-track', ''],
    ['Op schema', 'on-track', ''],
    ['Zgodnie z planem', 'on-track', ''],
    ['Под угрозой', 'at-risk', ''],
    ['За планом', 'on-track', ''],
    ['順調', 'on-track', ''],
    ['遅延', 'off-track', ''],
    ['有风险', 'at-risk', ''],
    ['지연', 'off-track', ''],
  ])('%j', (line, health, rest) => {
    expect(readHealth(line, true)).toEqual({ health, rest });
  });

  it.each([
    ['On track / At risk / Off track', 'the options of a template stand as they were'],
    ['🟢 🟡 🔴', 'all colours stand'],
    ['🟢 at risk', 'sign and word say two things'],
  ])('%j is unknown: %s', (line) => {
    expect(readHealth(line, true)).toEqual({ health: 'unknown', rest: '' });
  });

  it.each([
    '',
    'Mostly on track',
    'on track to fail',
    'The green team is at it',
    'Redesign is done',
    'fine',
    'Lately slow',
    'We were on track',
    'It was on track',
    '🎉',
  ])('%j is none', (line) => {
    expect(readHealth(line, true)).toBeNull();
  });

  it('is never on track by chance: a line of words with one of them in it is none', () => {
    for (const word of ['on track', 'green', 'all good']) {
      expect(readHealth(`nobody knows whether it is ${word}`, true)).toBeNull();
      expect(readHealth(`${word} it is not`, true)).toBeNull();
    }
  });
});

describe('a line that stands by itself', () => {
  it.each<readonly [line: string, health: Health | null]>([
    ['🟢 On track', 'on-track'],
    ['🔴', 'off-track'],
    ['at risk', 'at-risk'],
    ['At risk: the valve is late', null],
    ['✅', null],
    ['👍', null],
    ['🟢 shipped the pump', null],
  ])('%j: %s', (line, health) => {
    expect(readHealthAlone(line)).toBe(health);
  });
});

describe('no change', () => {
  it.each([
    'No change',
    'no changes.',
    '_Nothing new_',
    'Keine Änderungen',
    'Unverändert',
    'Sin cambios',
    'Без изменений',
    '変更なし',
    '没有变化',
    '변경 없음',
  ])('%j is it', (line) => {
    expect(isNoChange(line)).toBe(true);
  });

  it.each(['', 'No change in the budget', 'No changes but one', 'change', 'no'])('%j is not', (line) => {
    expect(isNoChange(line)).toBe(false);
  });
});
