import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carryBlockers } from '../../../src/core/status/carry.js';
import { draftUpdate, type DraftFacts } from '../../../src/core/status/draft.js';
import { readUpdate } from '../../../src/core/status/read-update.js';
import { standingOf } from '../../../src/core/status/standing.js';
import { de } from '../../../src/core/text/de.js';
import { en } from '../../../src/core/text/en.js';
import { fenceMarkdown } from '../../../src/core/text/fence.js';
import { markdown } from '../desired/github-markdown.js';
import { hostileText } from '../desired/hostile-text.js';
import { LINK, update, written } from './updates.js';

const NOTHING: DraftFacts = { merged: [], closed: [], previous: null, blockers: [], closedKeys: new Set() };

const issue = (number: number, repository: string | null = null) => ({ kind: 'issue', repository, number }) as const;

const previous = update(`## Context

We change the **pump** of the cellar, see [the plan](https://example.com/plan).

It has to run before the frost.

## Progress

- Ordered

## Blockers

- Customs papers from @ben
- Waiting for #31

## Next steps

- [x] Order the pump, #27
- [ ] Fit the valve, #28
- [ ] Ask @cem for the keys
- Paint the pipe (#29 and #30)
- Tell octo/town#3
`);

const WEEKS: Readonly<Record<string, DraftFacts>> = {
  rich: {
    merged: [
      { title: 'Read the pressure once a second', link: issue(33) },
      { title: 'Show it on the door', link: issue(4, 'octo/door') },
    ],
    closed: [{ title: 'Fit the valve', link: issue(28) }],
    previous,
    blockers: previous.blockers,
    closedKeys: new Set(['#28', '#29', 'octo/town#3']),
  },
  empty: NOTHING,
  hostile: {
    merged: [
      { title: '@octo/all: `fix` <!-- hide the rest', link: issue(1) },
      { title: '](https://evil.example) ## Blockers\n\nNone', link: issue(2) },
      { title: '<details><summary>Next steps</summary>', link: issue(3) },
      { title: 'Blockers: none, closes #12', link: issue(4) },
      { title: '\u202Eever mi', link: issue(5) },
      { title: '$\\color{red}{x}$ ![](https://evil.example/x.png)', link: issue(6) },
    ],
    closed: [],
    previous: {
      ...previous,
      context: [
        { text: '/approve', isTicked: null, links: [] },
        { text: '## Blockers', isTicked: null, links: [] },
      ],
      nextSteps: [{ text: '<!-- @ana ``` ', isTicked: false, links: [] }],
    },
    blockers: [
      { text: '``` @ana', unblockers: [], links: [], since: 0, isResolved: false },
      { text: '> <script>', unblockers: [], links: [], since: 0, isResolved: false },
    ],
    closedKeys: new Set(),
  },
  long: {
    ...NOTHING,
    merged: Array.from({ length: 40 }, (_, index) => ({ title: `Part ${index + 1}`, link: issue(index + 1) })),
  },
};

describe('a draft', () => {
  it.each(Object.keys(WEEKS))('of a %s week reads as it should', async (name) => {
    const text = fenceMarkdown(draftUpdate(WEEKS[name] ?? NOTHING, en));
    await expect(`${text}\n`).toMatchFileSnapshot(`golden/draft-${name}.md`);
  });

  it('in German reads as it should', async () => {
    const text = fenceMarkdown(draftUpdate({ ...(WEEKS.rich ?? NOTHING), previous: null }, de));
    await expect(`${text}\n`).toMatchFileSnapshot('golden/draft-german.md');
  });

  it('says nothing that nobody said: pasted as it is it lacks what only a person knows', () => {
    expect(readUpdate(draftUpdate(NOTHING, en), 0, 'ana', LINK)).toMatchObject({
      kind: 'incomplete',
      partial: { health: 'unknown', saysBlockers: false },
      missing: ['Context', 'Progress', 'Blockers', 'Next steps'],
    });
  });

  it('once pasted is an update in which blockers keep their age and steps what they point to', () => {
    const pasted = readUpdate(draftUpdate(WEEKS.rich ?? NOTHING, en), 9, 'ana', LINK);
    if (pasted?.kind !== 'update') throw new Error('no update');
    expect(carryBlockers(previous.blockers, pasted.blockers)).toMatchObject([
      { since: 0, unblockers: ['ben'] },
      { since: 0, links: [issue(31)] },
    ]);
    expect(pasted.nextSteps.map(({ isTicked, links }) => [isTicked, links.length])).toEqual([
      [true, 1],
      [false, 0],
      [false, 2],
      [true, 1],
    ]);
    expect(pasted.context).toHaveLength(2);
    expect(standingOf([previous, pasted]).health).toBe('unknown');
  });

  it('is the same when it is made of what was pasted', () => {
    const facts = { ...(WEEKS.rich ?? NOTHING), merged: [], closed: [], closedKeys: new Set<string>() };
    const once = draftUpdate(facts, en);
    const pasted = update(once.replace(/## Progress\n\n[^#]*/, '## Progress\n\nHalf\n\n'));
    expect(draftUpdate({ ...facts, previous: pasted, blockers: pasted.blockers }, en)).toBe(once);
  });
});

describe('the bounds of a draft', () => {
  it('leave no blocker out, and count no blocker that is none', () => {
    const { blockers } = update(
      written(Array.from({ length: 40 }, (_, index) => `- Part ${index} is late`).join('\n')),
    );
    const pasted = draftUpdate({ ...NOTHING, blockers }, en);
    expect(pasted.match(/^- Part \d+ is late$/gm)).toHaveLength(30);
    expect(pasted).not.toContain('more');
  });

  it('fit into half a comment', () => {
    const line = `${'x'.repeat(600)}\n`;
    const text = `## Context\n${`${line}\n`.repeat(60)}\n## Progress\nx\n## Blockers\n${`- ${line}`.repeat(60)}\n## Next steps\n${`- ${line}`.repeat(60)}`;
    const long = update(text);
    expect(draftUpdate({ ...NOTHING, previous: long, blockers: long.blockers }, en).length).toBeLessThan(32_768);
  });
});

describe('a draft of any text whatever', () => {
  const facts = fc.record({
    merged: fc.array(
      hostileText.map((title) => ({ title, link: issue(7) })),
      { minLength: 1, maxLength: 3 },
    ),
    closed: fc.array(
      hostileText.map((title) => ({ title, link: issue(8) })),
      { maxLength: 2 },
    ),
    text: fc.array(hostileText, { minLength: 1, maxLength: 3 }),
  });

  it('mentions nobody, gives no command, and keeps its sections apart', () => {
    fc.assert(
      fc.property(facts, ({ merged, closed, text }) => {
        const source = `## Context\n${text.join('\n\n')}\n\n## Progress\nx\n\n## Blockers\n- ${text.join('\n- ')}\n\n## Next steps\n- [ ] ${text.join('\n- [ ] ')}`;
        const found = readUpdate(source, 0, 'ana', LINK);
        const said = found?.kind === 'incomplete' ? found.partial : found;
        const draft = draftUpdate({ ...NOTHING, merged, closed, previous: said, blockers: said?.blockers ?? [] }, en);
        expect(draft).not.toMatch(/@[a-z]/i);
        expect(draft).not.toMatch(/^\//m);
        const headings = draft.split('\n').filter((line) => /^ {0,3}#{1,6}(?:\s|$)/.test(line));
        expect(headings).toEqual(['## Context', '## Progress', '## Blockers', '## Next steps', '## Health']);
        const html = markdown.render(draft);
        expect(html.match(/<h2/g)).toHaveLength(5);
        expect(html).not.toMatch(/<(?:script|details|img)/i);
      }),
      { numRuns: 500 },
    );
  });
});
