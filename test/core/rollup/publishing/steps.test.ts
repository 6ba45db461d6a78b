import { describe, expect, test } from 'vitest';
import { readMarks, renderBody, withNext } from '../../../../src/core/rollup/publishing/page-body.js';
import type { StandingPage } from '../../../../src/core/rollup/publishing/page.js';
import { planPages, type PagesInput, type PageStep } from '../../../../src/core/rollup/publishing/steps.js';
import { de } from '../../../../src/core/text/de.js';
import { en } from '../../../../src/core/text/en.js';
import { pageOf } from './standing.js';

const nothing: PagesInput = {
  rollup: { target: 'issue', pin: false },
  pages: [],
  otherPins: 0,
  written: null,
  answers: [],
};

const week47 = { week: '2026-W47', title: 'Week 47', text: 'Text.' };

function steps(given: Partial<PagesInput>): readonly PageStep[] {
  return planPages({ ...nothing, ...given }, en).steps;
}

/** What is done to which page, in order. */
function told(given: Partial<PagesInput>): readonly string[] {
  return steps(given).map((step) => ('page' in step ? `${step.type} ${step.page.number}` : step.type));
}

/** The pages as they stand after what was planned. */
function after(pages: readonly StandingPage[], made: readonly PageStep[]): readonly StandingPage[] {
  return pages.map((page) => {
    let now = page;
    for (const step of made) {
      if (!('page' in step) || step.page.number !== page.number) continue;
      if ('body' in step) now = pageOf(page.number, page.week, { ...now, ...readMarks(step.body), body: step.body });
      if (step.type === 'hand-over' || step.type === 'close-duplicate') now = { ...now, isOpen: false };
      if (step.type === 'pin-page') now = { ...now, isPinned: true, wasPinned: true };
      if (step.type === 'unpin-page') now = { ...now, isPinned: false };
    }
    return now;
  });
}

/** Plans, and shows that planning again over what that made plans nothing. */
function toldOnce(given: Partial<PagesInput>): readonly string[] {
  const pages = after(given.pages ?? [], steps(given));
  expect(told({ ...given, pages, written: null, answers: [] })).toEqual([]);
  return told(given);
}

describe('a page that is missing', () => {
  test('is created, and what follows from its number waits until it is there', () => {
    expect(steps({ written: week47, pages: [pageOf(5, '2026-W46')] })).toEqual([
      { type: 'create-page', target: 'issue', title: 'Week 47', body: renderBody('2026-W47', 'Text.', null) },
    ]);
  });

  test('is no longer missing once it is there, open or closed', () => {
    expect(toldOnce({ written: week47, pages: [pageOf(6, '2026-W47', { isOpen: false })] })).toEqual(['edit-page 6']);
  });
});

describe('the page before', () => {
  const before = pageOf(5, '2026-W46');
  const now = pageOf(6, '2026-W47');

  test('leads on to it and is closed, in one step', () => {
    expect(toldOnce({ pages: [now, before] })).toEqual(['hand-over 5']);
    const [step] = steps({ pages: [now, before] });
    expect(step).toMatchObject({
      body: [
        '<!-- async-conventions:rollup:v1 2026-W46 -->',
        '<!-- async-conventions:rollup-next 6 -->',
        'The page after this one is [#\u200B6](https://redirect.github.com/octo/hello/issues/6).',
        '',
        'What happened in 2026-W46.',
      ].join('\n'),
    });
  });

  test('says so in the language of the configuration', () => {
    const [step] = planPages({ ...nothing, pages: [now, before] }, de).steps;
    expect(step !== undefined && 'body' in step ? step.body : '').toContain('Die Seite nach dieser ist [#');
  });

  test('leads on where somebody closed it', () => {
    expect(toldOnce({ pages: [now, { ...before, isOpen: false }] })).toEqual(['hand-over 5']);
  });

  test('is left alone where somebody opened it again', () => {
    const body = withNext(before.body, 6, 'There.');
    expect(told({ pages: [now, pageOf(5, '2026-W46', { body, isOpen: true })] })).toEqual([]);
  });

  test('leads to the page that stands where it led to another', () => {
    const body = withNext(before.body, 9, 'There.');
    expect(toldOnce({ pages: [now, pageOf(5, '2026-W46', { body, isOpen: false })] })).toEqual(['hand-over 5']);
  });

  test('is not the only one that is handed over, where weeks were missed in between', () => {
    const pages = [now, before, pageOf(4, '2026-W45'), pageOf(3, '2026-W44', { isOpen: false })];
    expect(toldOnce({ pages })).toEqual(['hand-over 5', 'hand-over 4']);
  });
});

describe('two pages of a week', () => {
  const pages = [pageOf(7, '2026-W47'), pageOf(6, '2026-W47'), pageOf(5, '2026-W46')];

  test('the older stays, the newer leads to it and is closed', () => {
    expect(toldOnce({ pages })).toEqual(['close-duplicate 7', 'hand-over 5']);
    const [closed, handedOver] = steps({ pages });
    expect(closed).toMatchObject({
      body: [
        '<!-- async-conventions:rollup:v1 2026-W47 -->',
        '<!-- async-conventions:rollup-duplicate-of 6 -->',
        'This page was written twice; the one that counts is [#\u200B6](https://redirect.github.com/octo/hello/issues/6).',
      ].join('\n'),
    });
    expect(handedOver !== undefined && 'body' in handedOver ? readMarks(handedOver.body)?.next : null).toBe(6);
  });

  test('of a week before are put right as well', () => {
    expect(toldOnce({ pages: [pageOf(8, '2026-W48'), ...pages] })).toEqual([
      'close-duplicate 7',
      'hand-over 6',
      'hand-over 5',
    ]);
  });
});

describe('a page that is written anew', () => {
  test('keeps what others noted on it', () => {
    const page = pageOf(6, '2026-W47', { body: renderBody('2026-W47', 'Old.', { slack: '1' }) });
    const [step] = steps({ written: week47, pages: [page] });
    expect(step).toMatchObject({
      type: 'edit-page',
      title: 'Week 47',
      body: renderBody('2026-W47', 'Text.', { slack: '1' }),
    });
  });

  test('is not touched where it says the same', () => {
    const page = pageOf(6, '2026-W47', { body: renderBody('2026-W47', 'Text.', null), title: 'Week 47' });
    expect(told({ written: week47, pages: [page] })).toEqual([]);
  });

  test('is so before anybody is told', () => {
    const answers = [{ comment: 1, content: '+1' as const }];
    expect(told({ written: week47, pages: [pageOf(6, '2026-W47')], answers })).toEqual(['edit-page 6', 'react']);
  });
});

describe('pins', () => {
  const rollup = { target: 'issue', pin: true } as const;
  const before = pageOf(5, '2026-W46', { isPinned: true, wasPinned: true, isOpen: false, next: 6 });
  const now = pageOf(6, '2026-W47');

  test('pass from a page to the next', () => {
    expect(toldOnce({ rollup, pages: [now, before] })).toEqual(['unpin-page 5', 'pin-page 6']);
  });

  test('of others stay', () => {
    const plan = planPages({ ...nothing, rollup, pages: [now], otherPins: 3 }, en);
    expect(plan).toEqual({ steps: [], notes: ['not pinned: three other issues are'] });
    expect(told({ rollup, pages: [now], otherPins: 2 })).toEqual(['pin-page 6']);
  });

  test('that somebody took away do not come back', () => {
    expect(told({ rollup, pages: [{ ...now, wasPinned: true }] })).toEqual([]);
  });

  test('are not for what is closed, nor where nobody asks', () => {
    expect(told({ rollup, pages: [{ ...now, isOpen: false }] })).toEqual([]);
    expect(told({ pages: [now, before] })).toEqual([]);
  });
});
