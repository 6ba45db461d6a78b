import { describe, expect, it } from 'vitest';
import { en } from '../../../../src/core/text/en.js';
import { evaluateBody } from '../../../../src/core/verdict/evaluate.js';
import { configOf, parseBodyFixture } from '../../verdict/fixtures.js';

const { candidate } = parseBodyFixture(
  'any',
  '---\nabout: any item at all\nsections: [Any]\nexpect: { Any: missing }\n---\n',
);

/** Returns the ids of the rules that find something in one section of this text. */
function found(keys: Readonly<Record<string, unknown>>, text: string): readonly string[] {
  const config = configOf({ sections: [{ heading: 'Log', ...keys }] });
  const template = config.templates[0];
  if (template === undefined) throw new Error('no template');
  const item = { ...candidate, body: `## Log\n\n${text}` };
  return evaluateBody(config, template, item, en).findings.map(({ rule }) => rule);
}

const line = 'one line of a log that goes on\n';
const filler = line.repeat(Math.floor(8000 / line.length));

describe('as much of a section as patterns are shown', () => {
  it('is its first 8 KB', () => {
    expect(found({ forbid: 'ASAP' }, `${filler}ASAP`)).toEqual(['forbid']);
    expect(found({ forbid: 'ASAP' }, `${filler}${line.repeat(10)}ASAP`)).toEqual([]);
    expect(found({ pattern: 'ASAP' }, `${filler}ASAP`)).toEqual([]);
  });

  it('is all of that for as many patterns as a configuration may have, where they are light', () => {
    const forbid = [...Array.from({ length: 39 }, (_, index) => `word ${index}`), 'ASAP'];
    expect(found({ forbid }, `${filler}ASAP`)).toEqual(['forbid']);
  });

  it('is all of a section of common length, however heavy they are', () => {
    const forbid = [...Array.from({ length: 39 }, (_, index) => `a.{240}${index}`), 'ASAP'];
    expect(found({ forbid }, `${line.repeat(3)}ASAP`)).toEqual(['forbid']);
  });

  it('is less where many heavy ones meet a long section', () => {
    const forbid = [...Array.from({ length: 39 }, (_, index) => `a.{240}${index}`), 'ASAP'];
    expect(found({ forbid }, `${filler}ASAP`)).toEqual([]);
    expect(found({ forbid }, `ASAP ${filler}`)).toEqual(['forbid']);
  });
});
