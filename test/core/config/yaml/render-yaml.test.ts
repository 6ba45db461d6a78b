import fc from 'fast-check';
import { load, YAML11_SCHEMA } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { renderFlow, renderYaml, type YamlValue } from '../../../../src/core/config/yaml/render-yaml.js';

const SAMPLES = [
  ...[
    '',
    ' ',
    'no',
    'Yes',
    'on',
    'y',
    'null',
    '~',
    '0',
    '010',
    '1_000',
    '12:30',
    '2026-01-02',
    '.5',
    '.inf',
    '<<',
    '=',
  ],
  ...['a: b', 'a:', 'a #b', '# a', '- a', '? a', '[a]', '{a}', '*a', '&a', '!a', '@a', '`a`', '%a', '|', '>', "it's"],
  ...[
    '"',
    "'",
    '\\',
    'a, b',
    'a\nb',
    'a\n\nb',
    ' a\nb',
    'a\nb ',
    'a\n',
    '\ta',
    'a\tb',
    'a\r\nb',
    '…',
    '\u2028',
    '\u0085',
  ],
  ...['\uFEFFa', '🎯 a', 'é', '日本語', 'a\u00a0', '- [ ] a\n- [ ] b', '---', '...', '.github/a.yml', 'NaN', 'true'],
];

const text = fc.oneof(fc.constantFrom(...SAMPLES), fc.string({ unit: 'grapheme' }));

const { value } = fc.letrec<{ value: YamlValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.boolean(),
    fc.integer(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      text.filter((key) => key !== '__proto__' && key.length < 100),
      tie('value'),
      { maxKeys: 4 },
    ),
  ),
}));

describe('what is written as YAML', () => {
  it.each(SAMPLES.map((sample) => [JSON.stringify(sample), sample] as const))('says %s', (_, sample) => {
    for (const written of [renderYaml({ a: sample, b: [sample] }), renderFlow({ a: sample, b: [sample] })]) {
      expect(load(written)).toEqual({ a: sample, b: [sample] });
      expect(load(written, { schema: YAML11_SCHEMA })).toEqual({ a: sample, b: [sample] });
    }
  });

  it('comes back as it was, by YAML 1.2 and by 1.1', () => {
    fc.assert(
      fc.property(value, (given) => {
        for (const written of [renderYaml(given), renderFlow(given)]) {
          expect(load(written)).toEqual(given);
          expect(load(written, { schema: YAML11_SCHEMA })).toEqual(given);
        }
      }),
    );
  });

  it('is in the form that people write', () => {
    expect(renderYaml({ a: 'b', c: [{ d: true, e: 'f\ng' }, []], h: { i: 'it is' } })).toBe(
      'a: b\nc:\n  - d: true\n    e: |-\n      f\n      g\n  - []\nh:\n  i: it is',
    );
    expect(renderFlow({ a: ['b', 'c, d'], e: {} })).toBe("{ a: [b, 'c, d'], e: {} }");
  });
});
