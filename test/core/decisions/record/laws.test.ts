import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { asMadr } from '../../../../src/core/decisions/record/as-madr.js';
import { renderIndex } from '../../../../src/core/decisions/record/index-table.js';
import { parseRecord } from '../../../../src/core/decisions/record/parse-record.js';
import { recordFiles } from '../../../../src/core/decisions/record/record-files.js';
import { numberOfRecord, recordPath } from '../../../../src/core/decisions/record/record-path.js';
import { renderMadr } from '../../../../src/core/decisions/record/render-madr.js';
import { filePage, newFilePage } from '../../../../src/core/decisions/record/web-pages.js';
import { parseDocument } from '../../../../src/core/markdown/document.js';
import { plainLine } from '../../../../src/core/text/neutralise.js';
import { hostileText } from '../../desired/hostile-text.js';
import { arbitraryRecord } from './arbitrary-record.js';

const FOLDER = 'docs/decisions';
const place = { repository: 'https://github.com/o/r', branch: 'main' };

/** The headings of a record without the words of people. */
function outlineOf(text: string): readonly string[] {
  return parseDocument(text)
    .pieces.filter(({ kind }) => kind === 'heading')
    .map(({ level, text: heading }) => `${level} ${level === 1 ? '' : heading}`);
}

/** Tables as GitHub reads them. */
const markdown = new MarkdownIt('default', { html: true });

describe('the file of a record', () => {
  test('gives back its title, status, date and people', () => {
    fc.assert(
      fc.property(arbitraryRecord, (record) => {
        const { path, text } = recordFiles(record, FOLDER, { paths: [], index: null })[0];
        const { number, status, date, decisionMakers, consulted, informed } = record;
        const supersededBy = status === 'superseded' ? (record.supersededBy?.number ?? null) : null;
        const said = { number, title: plainLine(record.title, 300), status, date, supersededBy };
        const parsed = parseRecord(text, path.slice(FOLDER.length + 1));
        expect(parsed).toMatchObject({ ...said, decisionMakers, consulted, informed });
      }),
    );
  });

  test('is the same when it is read and written again', () => {
    fc.assert(
      fc.property(arbitraryRecord, (record) => {
        const text = renderMadr(record);
        const parsed = parseRecord(text, '0001-a.md');
        expect(parsed && asMadr(parsed)).toBe(text);
      }),
    );
  });

  test('has the headings of MADR and no other, whatever people wrote', () => {
    const plain = { title: 'x', outcome: null, dissent: [] };
    fc.assert(
      fc.property(arbitraryRecord, hostileText, (record, words) => {
        const hostile = { ...record, title: `x${words}` };
        const tame = {
          ...record,
          ...plain,
          outcome: record.outcome && { ...record.outcome, option: 'x', because: 'x' },
          dissent: record.dissent.map((each) => ({ ...each, what: 'x' })),
        };
        expect(outlineOf(renderMadr(hostile))).toEqual(outlineOf(renderMadr(tame)));
      }),
    );
  });

  test('has a name that fits into any file system, and keeps it whatever the title becomes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), hostileText, hostileText, (number, before, after) => {
        const path = recordPath(FOLDER, number, before);
        expect(path).toMatch(/^docs\/decisions\/\d{4,7}-[a-z0-9]+(?:-[a-z0-9]+)*\.md$/);
        expect(path.length).toBeLessThan(100);
        expect(numberOfRecord(path)).toBe(number);
        expect(recordPath(FOLDER, number, after, ['docs/decisions/README.md', path])).toBe(path);
      }),
    );
  });
});

describe('the index', () => {
  const row = fc.record({
    number: fc.integer({ min: 1, max: 9_999_999 }),
    title: hostileText,
    status: hostileText,
    date: fc.constantFrom('2026-03-02', ''),
  });
  const rows = fc
    .uniqueArray(row, { maxLength: 5, selector: ({ number }) => number })
    .map((all) => all.map((each) => ({ ...each, file: `${String(each.number).padStart(4, '0')}-x.md` })));

  test('is a table with a line for each decision, of four cells, whatever people wrote', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const html = markdown.render(renderIndex(given));
        expect(html.match(/<tr>/g)).toHaveLength(given.length + 1);
        expect(html.match(/<td/g)?.length ?? 0).toBe(given.length * 4);
        for (const { file } of given) expect(html).toContain(`<a href="${file}">`);
        expect(html.match(/<a /g)?.length ?? 0).toBe(given.length);
      }),
    );
  });

  test('made bit by bit is the one made at once, and written again it stays', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const whole = renderIndex(given);
        expect(renderIndex(given, whole)).toBe(whole);
        const parts = given.reduce<string | null>((index, each) => renderIndex([each], index), null);
        expect(parts ?? renderIndex([])).toBe(whole);
      }),
    );
  });

  test('leaves what people wrote around it as it is', () => {
    fc.assert(
      fc.property(rows, hostileText, hostileText, (given, before, after) => {
        const [head = '', foot = ''] = [before, after].map((text) => text.replaceAll('\r', ''));
        const block = renderIndex([]).replace('# Decisions\n\n', '');
        const written = renderIndex(given, `${head}\n${block}${foot}`);
        expect(written.startsWith(`${head}\n`)).toBe(true);
        expect(written.endsWith(foot)).toBe(true);
      }),
    );
  });
});

describe('the page of a new file', () => {
  test('has the name and the text, and can stand in a link', () => {
    fc.assert(
      fc.property(arbitraryRecord, hostileText, (record, branch) => {
        const text = renderMadr(record);
        const path = recordPath(FOLDER, record.number, record.title);
        const page = newFilePage({ ...place, branch: `b${branch.replace(/\p{Surrogate}/gu, '')}` }, path, text);
        expect(page).toMatch(/^[\w.:/?=&%-]{1,8000}$/);
        const { searchParams } = new URL(page ?? '');
        expect(searchParams.get('filename')).toBe(path);
        expect(searchParams.get('value')).toBe(text);
      }),
    );
  });

  test('is none where its address is too long', () => {
    expect(newFilePage(place, 'a.md', 'é'.repeat(1_300))?.length).toBeLessThanOrEqual(8_000);
    expect(newFilePage(place, 'a.md', 'é'.repeat(1_400))).toBeNull();
  });

  test('of a file that is there names branch and path', () => {
    expect(filePage({ ...place, branch: 'feat/a#b' }, 'docs/a (1).md', 'edit')).toBe(
      'https://github.com/o/r/edit/feat/a%23b/docs/a%20%281%29.md',
    );
  });
});
