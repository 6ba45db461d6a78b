import { describe, expect, it } from 'vitest';
import { renderIndex, type IndexRow } from '../../../../src/core/decisions/record/index-table.js';

const BEGIN = '<!-- async-conventions:decisions:begin v1 -->';
const END = '<!-- async-conventions:decisions:end -->';

function row(number: number, title: string): IndexRow {
  return { number, title, file: `000${number}-x.md`, status: 'accepted', date: '2026-11-23' };
}

function numbersIn(index: string): readonly string[] {
  return [...index.matchAll(/^\| (\d+) \|/gm)].map((match) => match[1] ?? '');
}

describe('the index of the decisions', () => {
  it.each([END, BEGIN, `Keep ${END}`, `${BEGIN}${END}`])('goes on below a title that holds a mark: %s', (title) => {
    const first = renderIndex([row(1, title)]);
    const second = renderIndex([row(2, 'Where exports are kept')], first);
    expect(numbersIn(second)).toEqual(['1', '2']);
    expect(renderIndex([row(1, title)], second)).toBe(second);
  });

  it.each([
    ['spaces behind its marks', `${BEGIN}  \n${END}\t\n`],
    ['line ends of Windows', `# Ours\r\n\r\n${BEGIN}\r\n${END}\r\n\r\nBelow\r\n`],
    ['words in a sentence that are its mark', `The block ends with \`${END}\`.\n\n${BEGIN}\n${END}\n`],
    ['a byte order mark before it', `\uFEFF${BEGIN}\n${END}\n`],
  ])('is found with %s', (_, standing) => {
    const index = renderIndex([row(1, 'Where exports are kept')], standing);
    expect(numbersIn(index)).toEqual(['1']);
    expect(index.match(/^\uFEFF?<!-- .* -->(?=\s*$)/gm)).toHaveLength(2);
    expect(renderIndex([row(1, 'Where exports are kept')], index)).toBe(index);
  });

  it.each([
    ['no end', `${BEGIN}\n`],
    ['no beginning', `${END}\n`],
    ['its end first', `${END}\n${BEGIN}\n`],
    ['two beginnings', `${BEGIN}\n${BEGIN}\n${END}\n`],
    ['two blocks', `${BEGIN}\n${END}\n${BEGIN}\n${END}\n`],
  ])('is left as it stands with %s', (_, standing) => {
    expect(renderIndex([row(1, 'Where exports are kept')], standing)).toBe(standing);
  });
});
