import { describe, expect, it, test } from 'vitest';
import { upgradeConfig, type Language, type Upgrade } from '../../../../src/core/config/language/upgrade.js';
import type { ProblemWords } from '../../../../src/core/config/faults/problems.js';
import { readConfigFile } from '../../../../src/core/config/parse.js';
import { builtinTemplates } from '../../../../src/core/templates/builtin.js';
import { de } from '../../../../src/core/text/de.js';
import { en } from '../../../../src/core/text/en.js';
import { loadConfig } from '../../../../src/core/loading/load-config.js';

/** A version before the first, for these tests alone: `mode` was called `stance`. */
const renamed: Upgrade = {
  from: 0,
  upgrade: ({ stance, ...rest }) => (stance === undefined ? rest : { ...rest, mode: stance }),
  origin: ([first, ...rest]) => (first === 'mode' ? ['stance', ...rest] : [first ?? '', ...rest]),
};
const language: Language = { first: -1, current: 1, upgrades: [renamed] };

function read(text: string, known: Language = language, words: ProblemWords = en.problems) {
  return readConfigFile({ path: 'async.yml', text }, 'repository', builtinTemplates, words, known);
}

function problems(text: string, known: Language = language, words: ProblemWords = en.problems): readonly string[] {
  return (read(text, known, words).problems ?? []).map(({ line, column, message }) => `${line}:${column}: ${message}`);
}

describe('a file of the version before', () => {
  it('is read as what it says in the current one', () => {
    const reading = read('version: 0\nstance: enforce\n');
    expect(reading.problems === null && reading.value).toEqual({ version: 1, mode: 'enforce' });
  });

  it('has its problems where they were written', () => {
    expect(problems('version: 0\ntemplates: { brief: {} }\nstance: hard\n')).toEqual([
      '3:9: `mode`: expected one of `observe`, `advise`, `enforce`, found `hard`.',
    ]);
  });

  it('keeps what neither version knows, so that it is found', () => {
    expect(problems('version: 0\nstanze: enforce\n')[0]).toMatch(/^2:1: Unknown key `stanze`/);
  });

  test('and the current one are left as they were', () => {
    const written = Object.freeze({ version: 0, stance: 'advise' });
    upgradeConfig(written, language);
    expect(written).toEqual({ version: 0, stance: 'advise' });
    const current = { version: 1, mode: 'advise' };
    expect(upgradeConfig(current, language)).toMatchObject({ status: 'read', value: current });
  });

  it('goes through each version on the way, and its places back through them', () => {
    const again: Upgrade = {
      from: 1,
      upgrade: ({ mode, ...rest }) => ({ ...rest, manner: mode }),
      origin: ([first, ...rest]) => (first === 'manner' ? ['mode', ...rest] : [first ?? '', ...rest]),
    };
    const upgraded = upgradeConfig(
      { version: 0, stance: 'advise' },
      { first: 0, current: 2, upgrades: [renamed, again] },
    );
    expect(upgraded).toMatchObject({ status: 'read', value: { version: 2, manner: 'advise' } });
    expect(upgraded.status === 'read' && upgraded.origin(['manner'])).toEqual(['stance']);
  });
});

describe('a file of a version that is not read', () => {
  test.each([
    [
      'a newer one',
      '# ours\nversion: 2\nunheard: of\n',
      '2:10: `version: 2`: this file is written for a newer version of the app. Update the app, or set `version: 1`.',
      '2:10: `version: 2`: Diese Datei ist für eine neuere Version der App geschrieben. Die App aktualisieren oder `version: 1` setzen.',
    ],
    [
      'one too old',
      'mode: advise\nversion: -1\nstance: [hard]\n',
      '2:10: `version: -1` is no longer read; this app reads versions 0 to 1. `CHANGELOG.md` of the app says what to write instead.',
      '2:10: `version: -1` wird nicht mehr gelesen; diese App liest die Versionen 0 bis 1. Was stattdessen zu schreiben ist, steht in `CHANGELOG.md` der App.',
    ],
  ])('%s has that one problem, in its place, whatever else it says', (_, text, english, german) => {
    expect(problems(text)).toEqual([english]);
    expect(problems(text, language, de.problems)).toEqual([german]);
  });

  test('one too old, where only the current one is read', () => {
    expect(problems('version: 0', { first: 0, current: 1, upgrades: [] })).toEqual([
      '1:10: `version: 0` is no longer read; this app reads version 1. `CHANGELOG.md` of the app says what to write instead.',
    ]);
  });

  test("the organisation's still says whom it speaks for, so that nobody else is told of it", () => {
    const file = { path: '.github/async.yml', text: 'version: 2\nrepositories: [web]\n' };
    const of = (repositoryName: string) =>
      loadConfig({ repositoryName, repository: null, organisation: file, templates: [] }).status;
    expect([of('web'), of('other')]).toEqual(['invalid', 'none']);
  });
});

test.each(['1.5', '"2"', '0', '-3', '1e300', '.inf', '[2]'])(
  'version: %s is no version there ever was, and the schema says so',
  (version) => {
    const reading = readConfigFile({ path: 'async.yml', text: `version: ${version}` }, 'repository', builtinTemplates);
    expect(reading.problems?.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^`version`: expected `1`, found /),
    ]);
  },
);
