import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../../src/core/config/language/schema.js';
import type { Config, ConfigState, Level, SectionSpec } from '../../../src/core/config/config.js';
import { parseVerdictBlock } from '../../../src/core/desired/comment/verdict-block.js';
import type { World } from '../plan/world.js';
import { briefly, configOf, edit, issue, pull, run, sticky, valid, visibleLines } from '../plan/world.js';
import { markdown } from './github-markdown.js';
import { hostileText } from './hostile-text.js';

const base = configOf('version: 1');
const needs = ['list', 'link', 'date', 'person', 'checklist', 'code', 'image'] as const;
const level = fc.constantFrom<Level>('require', 'warn', 'info');

/** Patterns that mean ill where they are shown, some found in anything and some in nothing. */
const evilPattern = fc.constantFrom(
  '(?:)|`@ana` #1',
  '.|[x](https://example.com)',
  '^\\b$|</details><img src=x>',
  '@octo/team|``` GH-7',
);

const section: fc.Arbitrary<SectionSpec> = fc.record({
  heading: hostileText.map((text) => `H ${text}`),
  aliases: fc.constant([]),
  level,
  none: fc.boolean(),
  prompts: fc.array(hostileText, { maxLength: 2 }),
  help: fc.option(hostileText),
  needs: fc.array(
    fc.record({ value: fc.constantFrom(...needs), level, kinds: fc.array(hostileText, { maxLength: 2 }) }),
    { maxLength: 2 },
  ),
  min_words: fc.option(fc.record({ value: fc.integer({ min: 1, max: 20 }), level })),
  min_items: fc.option(fc.record({ value: fc.integer({ min: 1, max: 5 }), level })),
  one_of: fc.option(fc.record({ value: fc.array(hostileText, { minLength: 1, maxLength: 3 }), level })),
  checked: fc.option(fc.record({ value: fc.constantFrom('all' as const, 'some' as const), level })),
  pattern: fc.option(fc.record({ value: evilPattern, level })),
  forbid: fc.option(fc.record({ value: fc.array(evilPattern, { minLength: 1, maxLength: 2 }), level })),
});

const whole = { from: null, title: null, order: null, linked_issue: null, implements: null, max_mentions: null };

/** A configuration whose every word means ill, for one template that matches everything. */
const config: fc.Arbitrary<Config> = fc
  .record({
    mode: fc.constantFrom('advise' as const, 'enforce' as const),
    sections: fc.array(section, { minLength: 1, maxLength: 8 }),
    name: hostileText,
    asks: fc.record({
      from: fc.constant(null),
      title: fc.option(
        fc.record({ min_length: fc.constant(5), max_length: fc.option(fc.constant(3)), pattern: evilPattern, level }),
      ),
      order: fc.option(level),
      linked_issue: fc.option(
        fc.record({ closes: fc.boolean(), brief: fc.constant(null), decision: fc.constant(null), level }),
      ),
      implements: fc.option(level),
      max_mentions: fc.option(fc.record({ value: fc.constant(1), level })),
    }),
    comment: fc.record({
      intro: fc.option(hostileText),
      footer: fc.option(hostileText),
      help_url: fc.option(hostileText),
      locale: fc.constantFrom(...LOCALES),
    }),
  })
  .map(({ mode, sections, name, asks, comment }) => {
    const match = {
      labels: [],
      types: [],
      forms: [],
      title: [],
      kind: null,
      draft: null,
      base: [],
      paths: [],
      association: [],
    };
    return { ...base, mode, comment, templates: [{ ...asks, name, match, sections }] };
  });

const broken: fc.Arbitrary<ConfigState> = fc
  .array(
    fc.record({ file: hostileText, line: fc.nat(), column: fc.nat(), message: hostileText, reference: hostileText }),
    {
      minLength: 1,
      maxLength: 15,
    },
  )
  .map((problems) => ({ status: 'invalid', file: '.github/async.yml', problems }));

const body = fc
  .array(fc.oneof(hostileText, fc.constantFrom('## H ', 'TBD', '<!-- x -->', '- a', 'by 2027-03-12')), {
    maxLength: 10,
  })
  .map((lines) => lines.join('\n\n'));

const world: fc.Arbitrary<World> = fc
  .record({
    config,
    body,
    broken: fc.option(broken),
    isPull: fc.boolean(),
    association: fc.constantFrom('NONE', 'MEMBER', null),
  })
  .map((drawn) => {
    const made = (drawn.isPull ? pull : issue)(
      { body: drawn.body, association: drawn.association },
      valid(drawn.config),
    );
    return made.head === null ? made : { ...made, head: { ...made.head, config: drawn.broken } };
  });

const ourHtml =
  /^(<!-- async-conventions:(sticky:v1|config|verdict \{[^<>]*\}) -->|<details>\n<summary>[\p{L} :]+<\/summary>|<\/details>)$/u;

/** The team's own page on writing, as either language links to it. */
const HELP_PAGE = /^\[(?:How we write here|So schreiben wir hier)\]\(\S+\)$/m;

/** Returns what GitHub reads as words: all but the fences, as the parser finds them. */
function withoutFences(text: string): string {
  const fences = markdown.parse(text, {}).filter((token) => token.type === 'fence');
  const fenced = new Set(fences.flatMap(({ map }) => (map === null ? [] : range(map[0], map[1]))));
  const lines = text.split('\n');
  return lines.filter((_, index) => !fenced.has(index)).join('\n');
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

describe('laws of every item, whatever its configuration says', () => {
  it('what we write stays within the limits, mentions nobody, refers to nothing, commands nothing', () => {
    fc.assert(
      fc.property(world, (drawn) => {
        const { comment, check } = run(drawn).desired;
        // The team's own help page is the one address that stays one.
        const said = (comment ?? '').replace(HELP_PAGE, '');
        for (const text of [said, check?.summary ?? '', check?.title ?? '']) {
          expect(text.length).toBeLessThanOrEqual(60_000);
          expect(text).not.toMatch(/@\w|^\s*\/|[\u0000-\u0009\u000B-\u001F\u202A-\u202E\u2066-\u2069]/m);
          // In a fence GitHub links nothing, and what is to be pasted stays as the team wrote it.
          expect(withoutFences(text)).not.toMatch(/(?<!\S)#\w|\w#\d|gh-\d|:\/\/|www\./im);
          expect(text).not.toMatch(/\p{Surrogate}/u);
        }
        expect(check?.title.length ?? 0).toBeLessThanOrEqual(120);
      }),
      { numRuns: 150 },
    );
  });

  it('the comment has no HTML, link or image but our own', () => {
    fc.assert(
      fc.property(world, (drawn) => {
        const comment = run(drawn).desired.comment ?? '';
        const blocks = markdown.parse(comment, {});
        const html = blocks.filter((token) => token.type === 'html_block').map((token) => token.content.trim());
        expect(html.filter((text) => !ourHtml.test(text))).toEqual([]);
        const inline = blocks.flatMap((token) => token.children ?? []).map((token) => token.type);
        expect(inline.filter((type) => type === 'html_inline' || type === 'image')).toEqual([]);
        const links = inline.filter((type) => type === 'link_open').length;
        expect(links).toBeLessThanOrEqual(HELP_PAGE.test(comment) ? 1 : 0);
      }),
      { numRuns: 150 },
    );
  });

  it('the last line of the comment carries the verdict, and no other line can pass for it', () => {
    fc.assert(
      fc.property(world, (drawn) => {
        const { desired, verdict } = run(drawn);
        if (desired.comment === null || verdict === null) return;
        const block = parseVerdictBlock(sticky(drawn) ?? '');
        expect(block?.outcome).toBe(verdict.outcome);
        expect(block).toEqual(parseVerdictBlock(desired.comment));
        const rules = verdict.findings.map(({ rule, section }) => [rule, section]);
        const told = block?.findings.map(({ rule, section }) => [rule, section]) ?? [];
        expect(told).toEqual(block?.truncated === true ? rules.slice(0, told.length) : rules);
        expect(parseVerdictBlock(desired.comment.slice(0, desired.comment.lastIndexOf('\n')))).toBeNull();
      }),
      { numRuns: 150 },
    );
  });

  it('the second run plans nothing', () => {
    fc.assert(
      fc.property(world, (drawn) => {
        run(drawn);
        expect(briefly(run(drawn).changes)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('taking the template away folds the comment and takes the label off', () => {
    fc.assert(
      fc.property(world, (drawn) => {
        const spoke = run(drawn).desired.comment !== null;
        drawn.config = valid({ ...base, templates: [] });
        if (drawn.head !== null) drawn.head = { ...drawn.head, config: null };
        edit(drawn, 'all different now');
        const { desired } = run(drawn);
        expect(desired.labels).toEqual([]);
        expect(visibleLines(desired.comment)).toHaveLength(spoke ? 1 : 0);
        expect(sticky(drawn) === null).toBe(!spoke);
        expect(run(drawn).changes).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('required findings come in the template’s order and are all there', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (count) => {
        const headings = Array.from({ length: count }, (_, index) => `Point ${index + 1}.`);
        const text = `version: 1\ntemplates:\n  t:\n    match: { kind: issue }\n    sections: [${headings.map((heading) => `"${heading}"`).join(', ')}]\n`;
        const comment = run(issue({}, valid(configOf(text)))).desired.comment ?? '';
        const list = comment.split('\n').filter((line) => line.startsWith('- '));
        const named = [...list.join('\n').matchAll(/\*\*(Point \d+\.)\*\*/g)].map((match) => match[1]);
        expect(named).toEqual(headings);
      }),
      { numRuns: 20 },
    );
  });
});

describe('the limits', () => {
  it.each([
    ['en', 'left out because this text would get too long'],
    ['de', 'hier weggelassen, weil der Text sonst zu lang würde'],
  ] as const)('hold for five hundred sections of the worst words there are, in %s', (locale, said) => {
    const worst = '<a&b@*'.repeat(50);
    const sections: SectionSpec[] = Array.from({ length: 500 }, (_, index) => ({
      heading: `${index} ${worst}`,
      aliases: [],
      level: index % 2 === 0 ? 'require' : 'warn',
      none: false,
      prompts: [],
      help: worst,
      needs: [],
      min_words: null,
      min_items: null,
      one_of: null,
      checked: null,
      pattern: null,
      forbid: null,
    }));
    const match = {
      labels: [],
      types: [],
      forms: [],
      title: [],
      kind: null,
      draft: null,
      base: [],
      paths: [],
      association: [],
    };
    const comment = { intro: worst.repeat(4), footer: worst.repeat(4), help_url: worst, locale };
    const config = { ...base, comment, templates: [{ ...whole, name: worst, match, sections }] };
    const problems = Array.from({ length: 40 }, () => ({
      file: worst,
      line: 1,
      column: 1,
      message: worst.repeat(4),
      reference: worst,
    }));
    const made = pull({ association: 'NONE' }, valid(config));
    const { desired } = run({
      ...made,
      head: { sha: 'a'.repeat(40), check: null, config: { status: 'invalid', file: worst, problems } },
    });
    for (const text of [desired.comment ?? '', desired.check?.summary ?? '']) {
      expect(text.length).toBeGreaterThan(10_000);
      expect(text.length).toBeLessThanOrEqual(60_000);
      expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(200_000);
      expect(text).toContain(said);
    }
  });
});
