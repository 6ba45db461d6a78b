import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../src/core/markdown/document.js';
import { readSections } from '../../../src/core/reading/sections.js';
import { countBoxes, readBoxes } from '../../../src/core/rules/evidence/boxes.js';
import { configOf } from '../verdict/fixtures.js';

function count(body: string): string {
  const { ticked, all } = countBoxes(parseDocument(body).pieces);
  return `${ticked} of ${all}`;
}

describe('the boxes of a section', () => {
  it.each([
    ['- [x] tested\n- [ ] documented', '1 of 2'],
    ['* [X] tested\n\n  - [x] on a phone', '2 of 2'],
    ['1. [ ] tested', '0 of 1'],
    ['[ ] tested', '0 of 1'],
    ['☑ tested\n☐ documented', '1 of 2'],
    ['| a | b |\n|---|---|\n| [x] tested | [ ] documented |', '1 of 2'],
    ['- [ ]\n- [x] tested', '1 of 1'],
    ['- [ ] ~~documented~~\n- [x] tested', '1 of 1'],
    ['- [ ] ~~documented~~ later', '0 of 1'],
    ['- [x] ~~documented~~', '1 of 1'],
    ['- [ ](https://example.com) a link', '0 of 0'],
    ['- tested\n- documented', '0 of 0'],
    ['```\n- [x] tested\n```', '0 of 0'],
    ['<!-- - [x] tested -->', '0 of 0'],
    ['', '0 of 0'],
  ])('%j: %s ticked', (body, counted) => {
    expect(count(body)).toBe(counted);
  });

  it('are not counted without end', () => {
    expect(count('- [ ] tested\n'.repeat(1200))).toBe('0 of 1000');
  });

  it('are parted where a line holds several', () => {
    expect(readBoxes('Kind: [ ] bug [x] feature, see [x](https://example.com)')).toEqual([
      { isChosen: false, label: 'bug' },
      { isChosen: true, label: 'feature, see [x](https://example.com)' },
    ]);
  });
});

describe('the boxes that a template brought along', () => {
  const sections = [{ heading: 'Checks', prompt: '- [ ] tested\n- [ ] documented\n- [ ] announced' }];

  it.each([
    ['- [ ] tested\n- [ ] documented\n- [ ] announced', 'template-residue', '0 of 3'],
    ['- [x] tested\n- [ ] documented\n- [ ] announced', 'present', '1 of 3'],
    ['- [x] tested\n- [x] documented\n- [x] announced', 'present', '3 of 3'],
    ['- [x] tested', 'present', '1 of 1'],
  ])('are seen whether the author ticked them or not: %j', (text, state, counted) => {
    const template = configOf({ sections }).templates[0];
    const [section] = readSections(`## Checks\n\n${text}\n\n## More\n\n- [ ] other`, template?.sections ?? []);
    const { ticked, all } = countBoxes(section?.content?.pieces ?? []);
    expect([section?.content?.state, `${ticked} of ${all}`]).toEqual([state, counted]);
  });
});
