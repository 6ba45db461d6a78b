import { describe, expect, test } from 'vitest';
import {
  beginsAsPage,
  readMarks,
  renderBody,
  renderDuplicate,
  withLedger,
  withNext,
} from '../../../../src/core/rollup/publishing/page-body.js';
import { MOST_PAGE_UNITS } from '../../../../src/core/rollup/page.js';
import { withSlack } from '../../../../src/core/rollup/slack/ledger.js';

const TEXT = '**Nothing waits for anybody.**\n\n3 merged.';

const NONE = { next: null, duplicateOf: null, ledger: null };

describe('what a page says of itself', () => {
  test('is its week, on the first line', () => {
    const body = renderBody('2026-W47', TEXT, null);
    expect(body).toBe(`<!-- async-conventions:rollup:v1 2026-W47 -->\n${TEXT}`);
    expect(readMarks(body)).toEqual({ week: '2026-W47', ...NONE });
  });

  test.each([
    ['another version', '<!-- async-conventions:rollup:v12 2026-W47 -->\nText', true],
    ['line ends of another kind', '<!-- async-conventions:rollup:v1 2026-W47 -->\r\nText\r\n', true],
    ['blank lines above it', '\n\n<!-- async-conventions:rollup:v1 2026-W47 -->\nText', true],
    ['words above it', 'See\n<!-- async-conventions:rollup:v1 2026-W47 -->', false],
    ['a quote of it', '> <!-- async-conventions:rollup:v1 2026-W47 -->', false],
    ['a week that no year has', '<!-- async-conventions:rollup:v1 2027-W53 -->', false],
    ['the marker of a comment', '<!-- async-conventions:sticky:v1 -->', false],
    ['nothing', '', false],
  ])('is read or not: %s', (_name, body, isPage) => {
    expect(beginsAsPage(body)).toBe(isPage);
    expect(readMarks(body)?.week ?? null).toBe(isPage ? '2026-W47' : null);
  });
});

describe('the line that leads to the next page', () => {
  test('stands above all else, and takes the place of another', () => {
    const once = withNext(renderBody('2026-W47', TEXT, null), 12, 'The next is 12.');
    expect(once).toBe(
      `<!-- async-conventions:rollup:v1 2026-W47 -->\n<!-- async-conventions:rollup-next 12 -->\nThe next is 12.\n\n${TEXT}`,
    );
    expect(readMarks(once)).toMatchObject({ week: '2026-W47', next: 12 });
    const again = withNext(once, 11, 'The next is 11.');
    expect(again).toBe(once.replaceAll('12', '11'));
    expect(withNext(again, 11, 'The next is 11.')).toBe(again);
  });

  test('leaves what somebody wrote in the page alone', () => {
    const edited = `${renderBody('2026-W47', TEXT, null).replaceAll('\n', '\r\n')}\r\n\r\nAdded by hand.`;
    const body = withNext(edited, 12, 'The next is 12.');
    expect(body).toContain('3 merged.\r\n\r\nAdded by hand.');
    expect(readMarks(body)?.next).toBe(12);
  });

  test('does not make a page longer than GitHub takes', () => {
    const body = withNext(renderBody('2026-W47', 'x'.repeat(65_000), null), 12, `The next is ${'y'.repeat(900)}.`);
    expect(body).toHaveLength(65_536);
    expect(readMarks(body)?.next).toBe(12);
  });
});

describe('the ledger', () => {
  const ledger = { slack: { at: 3, thread: '17.5' }, text: '--> @ana <b>' };

  test('comes back as it was written, hidden', () => {
    const body = renderBody('2026-W47', TEXT, ledger);
    expect(readMarks(body)?.ledger).toEqual(ledger);
    expect(body.split('\n').at(-1)).toMatch(/^<!-- async-conventions:rollup-ledger \{[^<>@]*\} -->$/);
  });

  test('at its longest fits on the longest page, with the line that leads to the next', () => {
    const ledger = withSlack(null, {
      way: 'thread',
      channel: 'C'.repeat(12),
      thread: '1795426200.000001',
      link: `https://${'workspace'.repeat(3)}.enterprise.slack.com/archives/${'C'.repeat(12)}/p1795426200000001`,
      isWhole: true,
      told: Array.from({ length: 60 }, (_, index) => `decision:${100_000 + index}:final-call`),
    });
    const text = 'x'.repeat(MOST_PAGE_UNITS);
    const url = `https://redirect.github.com/${'o'.repeat(39)}/${'r'.repeat(60)}/issues/123456`;
    const body = withNext(renderBody('2026-W47', text, ledger), 123_456, `The next page is [#123456](${url}).`);
    expect(readMarks(body)?.ledger).toEqual(ledger);
  });

  test('is replaced as a whole, and taken out', () => {
    const body = withLedger(renderBody('2026-W47', TEXT, ledger), { other: true });
    expect(readMarks(body)?.ledger).toEqual({ other: true });
    expect(withLedger(body, null)).toBe(renderBody('2026-W47', TEXT, null));
  });

  test.each(['{broken', '{"a":1', '[1]', '"text"'])('that somebody broke is none: %s', (text) => {
    expect(
      readMarks(`${renderBody('2026-W47', TEXT, null)}\n\n<!-- async-conventions:rollup-ledger ${text} -->`)?.ledger,
    ).toBeNull();
  });
});

test('a duplicate says which page stands', () => {
  const body = renderDuplicate('2026-W47', 12, 'Go there.');
  expect(readMarks(body)).toEqual({ week: '2026-W47', ...NONE, duplicateOf: 12 });
});
