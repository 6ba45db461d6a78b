import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SectionSpec, Template } from '../../../src/core/config/config.js';
import {
  MOST_BLOCK_UNITS,
  parseVerdictBlock,
  renderVerdictBlock,
} from '../../../src/core/desired/comment/verdict-block.js';
import { en } from '../../../src/core/text/en.js';
import { evaluate } from '../../../src/core/verdict/evaluate.js';
import type { Finding, SectionState, Verdict } from '../../../src/core/verdict/verdict.js';
import { configOf, issue } from '../plan/world.js';
import { markdown } from './github-markdown.js';
import { hostileText } from './hostile-text.js';

const [brief] = configOf('version: 1\ntemplates: { brief: {} }').templates;
if (brief === undefined) throw new Error('no template');

const spec = brief.sections[0] as SectionSpec;

interface Part {
  readonly heading: string;
  readonly state: SectionState;
  readonly level: SectionSpec['level'];
}

/** Returns a template of such sections and a verdict that finds `findings` wrong. */
function judged(parts: readonly Part[], findings: readonly Finding[], name = 'brief'): [Verdict, Template] {
  const sections = parts.map(({ heading, level }) => ({ ...spec, heading, level }));
  const verdict: Verdict = {
    outcome: findings.some(({ level }) => level === 'require') ? 'fail' : 'pass',
    skip: null,
    template: name,
    sections: parts.filter(({ level }) => level !== 'off').map(({ heading, state }) => ({ heading, state, line: 1 })),
    findings,
    decision: null,
  };
  return [verdict, { ...brief, name, sections } as Template];
}

function finding(section: string | null, remedy = 'Add it.'): Finding {
  return { rule: 'section-filled', level: 'require', section, message: 'It is missing.', remedy, line: null };
}

const level = fc.constantFrom('require', 'warn', 'info', 'off');
const state = fc.constantFrom<SectionState>('present', 'missing', 'placeholder', 'comment-only');
const part: fc.Arbitrary<Part> = fc.record({ heading: hostileText, state, level });
const hostile = fc
  .record({
    parts: fc.array(part, { maxLength: 40 }),
    findings: fc.array(
      fc.tuple(fc.option(hostileText), hostileText).map(([section, remedy]) => finding(section, remedy)),
      { maxLength: 40 },
    ),
    name: hostileText,
  })
  .map(({ parts, findings, name }) => judged(parts, findings, name));

describe('laws of the verdict block, whatever headings, names and remedies say', () => {
  it('parses back to the verdict, or to its beginning where it says that it is cut', () => {
    fc.assert(
      fc.property(hostile, ([verdict, template]) => {
        const block = parseVerdictBlock(`words\n\n${renderVerdictBlock(verdict, template)}\r\n`);
        if (block === null) throw new Error('it cannot be read');
        const active = template.sections.filter((section) => section.level !== 'off');
        const sections = active.map(({ heading, level }, index) => {
          return { heading, state: verdict.sections[index]?.state, level };
        });
        const findings = verdict.findings.map(({ rule, level, section, remedy }) => ({ rule, level, section, remedy }));
        const { version, outcome, template: name } = block;
        expect({ version, outcome, name }).toEqual({
          version: 1,
          outcome: verdict.outcome,
          name: template.name.slice(0, 100),
        });
        if (block.truncated === undefined) {
          expect(block).toMatchObject({ sections, findings });
          return;
        }
        const told = block.findings.map(({ section }) => section);
        expect(told).toEqual(findings.slice(0, told.length).map(({ section }) => section));
        const lacking = sections.filter((section) => section.state !== 'present');
        expect([sections, lacking, lacking.slice(0, block.sections.length)]).toContainEqual(block.sections);
      }),
      { numRuns: 500 },
    );
  });

  it('is one short line in which nothing is alive', () => {
    fc.assert(
      fc.property(hostile, ([verdict, template]) => {
        const line = renderVerdictBlock(verdict, template);
        expect(line.length).toBeLessThanOrEqual(MOST_BLOCK_UNITS);
        const inside = /^<!-- async-conventions:verdict (\{.*\}) -->$/.exec(line)?.[1] ?? '';
        expect(inside).not.toBe('');
        expect(inside).not.toMatch(/--|[<>@#&/]|gh-\d|www\./i);
        expect(inside).not.toMatch(
          /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/,
        );
        expect(inside).not.toMatch(/\p{Surrogate}|[\u{E0000}-\u{E007F}]/u);
      }),
      { numRuns: 500 },
    );
  });

  it('shows nothing where Markdown is rendered, and ends before the next paragraph', () => {
    fc.assert(
      fc.property(hostile, ([verdict, template]) => {
        const line = renderVerdictBlock(verdict, template);
        for (const text of [`Before.\n\n${line}\n\nAfter.`, `Before.\n${line}\nAfter.`]) {
          const tokens = markdown.parse(text, {});
          const html = tokens.filter(({ type }) => type === 'html_block').map(({ content }) => content.trim());
          expect(html).toEqual([line]);
          const words = tokens.filter(({ type }) => type === 'inline').map(({ content }) => content);
          expect(words).toEqual(['Before.', 'After.']);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('a block that would get too long', () => {
  const parts = (count: number, size: number): readonly Part[] =>
    Array.from({ length: count }, (_, index) => {
      const heading = `${index} ${'x'.repeat(size)}`;
      return { heading, state: index % 2 === 0 ? 'present' : 'missing', level: 'require' };
    });
  const lacking = (all: readonly Part[], remedy: string): readonly Finding[] =>
    all.filter((one) => one.state === 'missing').map(({ heading }) => finding(heading, remedy));
  const read = (all: readonly Part[], remedy: string) =>
    parseVerdictBlock(renderVerdictBlock(...judged(all, lacking(all, remedy))));

  it('is whole while it fits', () => {
    const block = read(parts(10, 10), 'Add it.');
    expect(block?.truncated).toBeUndefined();
    expect(block?.findings.map(({ remedy }) => remedy)).toEqual(Array(5).fill('Add it.'));
  });

  it('leaves out remedies first', () => {
    const block = read(parts(20, 10), 'Add it. '.repeat(40));
    expect(block?.truncated).toBe(true);
    expect(block?.findings.map(({ remedy }) => remedy)).toEqual(Array(10).fill(undefined));
    expect(block?.sections).toHaveLength(20);
  });

  it('then the sections that are present', () => {
    const block = read(parts(20, 80), 'Add it.');
    expect(block?.findings).toHaveLength(10);
    expect(block?.sections.map(({ state }) => state)).toEqual(Array(10).fill('missing'));
  });

  it('then the last of the sections that lack something, and last the last of the findings', () => {
    const some = read(parts(24, 150), 'Add it.');
    expect(some?.findings).toHaveLength(12);
    expect(some?.sections.length).toBeLessThan(12);
    expect(some?.sections.length).toBeGreaterThan(0);
    const few = read(parts(500, 298), 'Add it.');
    expect(few?.sections).toEqual([]);
    expect(few?.findings.length).toBeGreaterThan(5);
    expect(few?.findings[0]?.section?.slice(0, 3)).toBe('1 x');
  });
});

describe('reading a block', () => {
  const { item, config } = issue({ body: '## Goal\n\nReaders find the page.\n' });
  if (config.status !== 'valid') throw new Error(config.status);
  const verdict = evaluate(config.config, item, en);
  const line = renderVerdictBlock(verdict, config.config.templates.find(({ name }) => name === 'brief') ?? null);

  it('gives the verdict of the comment', () => {
    expect(parseVerdictBlock(`<!-- async-conventions:sticky:v1 -->\n\nHello.\n\n${line}`)).toMatchObject({
      version: 1,
      outcome: 'fail',
      template: 'brief',
      sections: [{ heading: 'Goal', state: 'present', level: 'require' }, {}, {}, {}, {}],
      findings: [
        { rule: 'section-filled', section: 'Requirements', remedy: en.findings.missing.remedy('') },
        {},
        {},
        {},
      ],
    });
  });

  it.each([
    ['', 'an empty comment'],
    ['Hello.', 'a comment without one'],
    [`${line}\n\nP.S. by hand`, 'one that is not the last line'],
    [`> ${line}`, 'one that is quoted'],
    [line.replace('"version":1', '"version":2'), 'another version'],
    [line.replace('"version":1', '"version":1,"more":1'), 'a key that is not of the shape'],
    [line.replace('"require"', '"off"'), 'a level that is none'],
    [line.replace('{', ''), 'what is no JSON'],
    [line.replace(/ -->$/, `${' '.repeat(MOST_BLOCK_UNITS)} -->`), 'one that is too long'],
  ])('gives null for %#: $1', (text) => {
    expect(parseVerdictBlock(line)).not.toBeNull();
    expect(parseVerdictBlock(text)).toBeNull();
  });

  it('knows no template and no sections where none was chosen', () => {
    const skipped: Verdict = {
      outcome: 'skip',
      skip: 'no-template',
      template: null,
      sections: [],
      findings: [],
      decision: null,
    };
    expect(parseVerdictBlock(renderVerdictBlock(skipped, null))).toEqual({
      version: 1,
      outcome: 'skip',
      template: null,
      sections: [],
      findings: [],
    });
  });
});
