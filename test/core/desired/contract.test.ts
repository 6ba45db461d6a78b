import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SectionSpec } from '../../../src/core/config/config.js';
import { renderContract } from '../../../src/core/desired/contract/document.js';
import { BEGIN, END, placeContract } from '../../../src/core/desired/contract/place.js';
import { readSections } from '../../../src/core/reading/sections.js';
import { en } from '../../../src/core/text/en.js';
import { configOf } from '../plan/world.js';
import { markdown } from './github-markdown.js';
import { hostileText } from './hostile-text.js';

const config = configOf('version: 1\ntemplates: { brief: {}, change: {} }');
const block = renderContract(config, en);

function placed(text: string | null, contract = block): string {
  const result = placeContract(text, contract, en);
  if (result.status !== 'placed') throw new Error(result.reason);
  return result.text;
}

function refused(text: string): string {
  const result = placeContract(text, block, en);
  return result.status === 'refused' ? result.reason : '(placed)';
}

describe('placing the contract in a file', () => {
  const old = `${BEGIN}\n\nold words\n\n${END}`;

  it.each([
    ['no file', null, `${block}\n`],
    ['an empty file', '', `${block}\n`],
    ['a file without a block', '# Ours\n\nBe kind.\n', `# Ours\n\nBe kind.\n\n${block}\n`],
    ['one whose last line has no end', '# Ours', `# Ours\n\n${block}\n`],
    ['a block between other words', `# Ours\n\n${old}\n\nMore.\n`, `# Ours\n\n${block}\n\nMore.\n`],
    ['a block at the end without a line end', `a\n${old}`, `a\n${block}`],
    ['a block of another version', old.replace('v1', 'v12'), block],
    ['marks with spaces behind them', `${BEGIN}  \nold\n${END}\t\nmore`, `${block}\t\nmore`],
    ['a block after a byte order mark', `\uFEFF${old}\n`, `\uFEFF${block}\n`],
    ['odd characters around it', `\u0000\u2028é\n${old}\n\r\t`, `\u0000\u2028é\n${block}\n\r\t`],
    ['marks inside of sentences', `Between ${BEGIN} and ${END}.\n`, `Between ${BEGIN} and ${END}.\n\n${block}\n`],
  ])('%s', (_, text, expected) => {
    expect(placed(text)).toBe(expected);
    expect(placed(expected)).toBe(expected);
  });

  it('takes the line ends of the file', () => {
    const crlf = block.replaceAll('\n', '\r\n');
    expect(placed(`# Ours\r\n\r\n${old.replaceAll('\n', '\r\n')}\r\nMore.\r\n`)).toBe(
      `# Ours\r\n\r\n${crlf}\r\nMore.\r\n`,
    );
    expect(placed('# Ours\r\n')).toBe(`# Ours\r\n\r\n${crlf}\r\n`);
  });

  it.each([
    ['a block without an end', `a\n${BEGIN}\nold\n`, 'begins in line 2 has no end'],
    ['two beginnings', `${BEGIN}\n${BEGIN}\n${END}\n`, 'begins in line 1 has no end'],
    ['an end without a beginning', `a\n\n${END}\n`, 'Line 3 ends a managed block that does not begin'],
    ['an end before the beginning', `${END}\n${BEGIN}\n`, 'Line 1 ends a managed block that does not begin'],
    ['two blocks', `${old}\n${old}\n`, 'more than one managed block (their marks are in the lines 1, 5, 6 and 10)'],
    ['a second end', `${old}\n${END}\n`, 'more than one managed block'],
  ])('refuses %s and says what to mend', (_, text, reason) => {
    expect(refused(text)).toContain(reason);
  });

  it('counts no more marks than it names', () => {
    expect(refused(`${old}\n`.repeat(20_000)).length).toBeLessThan(200);
  });
});

describe('the contract', () => {
  it('offers headings that are read as the sections of the template', () => {
    const skeletons = [...block.matchAll(/^```markdown\n(.*?)^```$/gms)].map(([, text = '']) => text);
    expect(skeletons).toHaveLength(2);
    config.templates.forEach(({ sections }, index) => {
      const filled = (skeletons[index] ?? '').replace(/^(#+ .*)$/gm, '$1\n\nWords.\n');
      const read = readSections(filled, sections);
      expect(read.map(({ content }) => content?.state)).toEqual(sections.map(() => 'present'));
    });
  });

  it('says that nothing is asked where no template is on', () => {
    expect(renderContract({ ...config, templates: [] }, en)).toContain(en.contract.noTemplates);
  });

  it('says in each mode what comes of it', () => {
    for (const mode of ['observe', 'advise', 'enforce'] as const) {
      expect(renderContract({ ...config, mode }, en)).toContain(en.contract.mode[mode]);
    }
  });

  const [brief] = config.templates;
  if (brief === undefined) throw new Error('no template');
  const spec = brief.sections[0] as SectionSpec;
  const hostile = fc
    .array(fc.record({ heading: hostileText, help: fc.oneof(hostileText, fc.constantFrom(BEGIN, END)) }), {
      maxLength: 6,
    })
    .chain((sections) => fc.tuple(fc.constant(sections), hostileText, fc.array(hostileText, { maxLength: 4 })))
    .map(([sections, name, names]) => {
      const match = brief.match === null ? null : { ...brief.match, labels: names, title: names, paths: names };
      const specs = sections.map((own) => ({ ...spec, ...own, forbid: { value: names, level: 'warn' as const } }));
      return { ...config, templates: [{ ...brief, name, match, sections: specs }] };
    });

  it('stays one block with no HTML, link or image of a team in it, whatever the configuration says', () => {
    fc.assert(
      fc.property(hostile, (drawn) => {
        const text = renderContract(drawn, en);
        expect(placed(text, text)).toBe(text);
        expect(text).not.toMatch(/@\w/);
        const tokens = markdown.parse(text, {});
        const html = tokens.filter(({ type }) => type === 'html_block').map(({ content }) => content.trim());
        expect(html).toEqual([BEGIN, END]);
        const inline = tokens.flatMap(({ children }) => children ?? []).map(({ type }) => type);
        expect(inline.filter((type) => /^(?:html_inline|image|link_open)$/.test(type))).toEqual([]);
        expect(tokens.filter(({ type }) => type === 'heading_open')).toHaveLength(3);
      }),
      { numRuns: 200 },
    );
  });

  it('is bounded, and counts what it leaves out', () => {
    const sections = Array.from({ length: 500 }, (_, index) => ({ ...spec, heading: `${index} ${'x'.repeat(290)}` }));
    const templates = Array.from({ length: 100 }, (_, index) => ({ ...brief, name: `t${index}`, sections }));
    const text = renderContract({ ...config, templates }, en);
    expect(text.length).toBeLessThan(65_000);
    expect(text).toMatch(/And \d+ more points, left out here\./);
    expect(text).toMatch(/And \d+ more headings, left out here\./);
    expect(text).toMatch(/And \d+ more templates, left out here\./);
  });
});
