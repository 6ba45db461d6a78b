import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../src/core/commands/index.js';
import { MOST_COMMANDS, parseLines } from '../../../src/core/commands/parse-lines.js';

/** The names of what is heard, by line; a fault by its kind. */
function heard(text: string): readonly string[] {
  return parseLines(text).map((found) => {
    const { line } = found;
    return `${line} ${'command' in found ? found.command.name : found.fault.kind}`;
  });
}

describe('a command is heard', () => {
  it.each<readonly [why: string, text: string, found: readonly string[]]>([
    ['alone', '/approve', ['0 approve']],
    ['in any case', '/APPROVE\n/Hold', ['0 approve', '1 hold']],
    ['behind the prefix', '/async approve\n/ASYNC hold', ['0 approve', '1 hold']],
    ['behind the prefix with its own slash', '/async /approve', ['0 approve']],
    ['after three blanks', '   /approve', ['0 approve']],
    ['after a blank that does not break', '\u00A0/approve', ['0 approve']],
    ['with blanks behind it', '/approve  \t', ['0 approve']],
    ['with a blank that does not break in it', '/concern\u00A0cost', ['0 concern']],
    ['with CRLF', 'Fine.\r\n/approve\r\n', ['1 approve']],
    ['with CR', 'Fine.\r/approve\r', ['1 approve']],
    ['behind a byte order mark', '\uFEFF/approve', ['0 approve']],
    ['in the middle of a paragraph', 'Thanks.\n/approve\nSee you.', ['1 approve']],
    ['several in a row', '/resolve 1\n/approve\n\n/unhold', ['0 resolve', '1 approve', '3 unhold']],
    ['above a line of dashes, which makes it a heading', '/approve\n--\nAna', ['0 approve']],
    ['right below a heading', '## Answer\n/approve', ['1 approve']],
    ['right below a list, as its author sees it', '- cost\n- noise\n/approve', ['2 approve']],
    ['below a list and a free line', '- cost\n\n/approve', ['2 approve']],
    ['below a quote and a free line', '> Fine?\n\n/approve', ['2 approve']],
    ['below a fence', '```\ncode\n```\n/approve', ['3 approve']],
    ['in a fold', '<details>\n<summary>More</summary>\n\n/approve\n\n</details>', ['3 approve']],
    ['in a fold without free lines', '<details>\n<summary>More</summary>\n/approve\n</details>', ['2 approve']],
    ['in a block of HTML', '<div>\n/approve\n</div>', ['1 approve']],
    ['behind code that was closed', '`a`\n/approve', ['1 approve']],
    ['behind a backtick without its like', 'a ` b\n/approve', ['1 approve']],
    ['behind a tag that was closed', 'a <code>b</code>\n/approve', ['1 approve']],
    ['behind the generics of a program', 'a List<Table> b\n/approve', ['1 approve']],
    ['with a hidden comment behind it', '/approve <!-- at last -->', ['0 approve']],
    ['below a hidden comment', '<!-- answer here -->\n/approve', ['1 approve']],
    ['below front matter', '---\na: b\n---\n/approve', ['3 approve']],
    ['although all its neighbours are paths', '/etc/hosts\n/approve\n/usr/bin', ['1 approve']],
  ])('%s', (_, text, found) => {
    expect(heard(text)).toEqual(found);
  });

  it('with its argument ending at the end of its line', () => {
    expect(parseLines('/concern The pump\nleaks\n/approve')).toEqual([
      { line: 0, command: { name: 'concern', title: 'The pump' } },
      { line: 2, command: { name: 'approve' } },
    ]);
  });
});

describe('nothing is heard', () => {
  it.each<readonly [why: string, text: string]>([
    ['in a text without any', 'I approve of this and/or that.'],
    ['in an empty text', ''],
    ['behind a word', 'I would /approve this'],
    ['behind a backslash', '\\/approve'],
    ['after four blanks', '    /approve'],
    ['after four blanks of every line', '    Fine.\n    /approve'],
    ['after a tab', '\t/approve'],
    ['after more blanks in a paragraph', 'Fine.\n     /approve'],
    ['in a fence', '```\n/approve\n```'],
    ['in a fence of tildes', '~~~\n/approve\n~~~'],
    ['in a fence that is never closed', '```\n/approve'],
    ['in a fence in a list', '- a\n  ```\n/approve\n  ```'.replace('\n/', '\n  /')],
    ['in a span of code', '`/approve`'],
    ['in a span of code over lines', 'Type `\n/approve\n` to agree'],
    ['in a span of two backticks', 'Type ``\n/approve ` \n`` to agree'],
    ['in a span whose opener follows an escaped backtick', '\\` a `\n/approve\n`'],
    ['in a quote', '> /approve'],
    ['in a quote in a quote', '> > /approve'],
    ['right below a quote, where it may be its wrapped rest', '> type this:\n/approve'],
    ['in a list item', '- /approve'],
    ['in a numbered item', '1. /approve'],
    ['in the body of a list item', '- a\n\n  /approve'],
    ['in a task list', '- [ ] /approve'],
    ['in a table', '| a |\n|---|\n| /approve |'],
    ['in a table without outer bars', '/approve | b\n--- | ---\n/hold | c'],
    ['in a hidden comment', '<!-- /approve -->'],
    ['in a hidden comment over lines', '<!--\n/approve\n-->'],
    ['in a hidden comment with free lines', '<!--\n\n/approve\n\n-->'],
    ['in a hidden comment that is never closed', '<!--\n/approve'],
    ['in a hidden comment inside a paragraph', 'a <!--\n/approve\n--> b'],
    ['in a hidden comment inside a block of HTML', '<div>\n<!--\n/approve\n-->\n</div>'],
    ['below a comment that a block of HTML leaves open', '<div>\n<!--\n\n/approve'],
    ['in a heading', '# /approve'],
    ['in <pre>', '<pre>\n/approve\n</pre>'],
    ['in <pre> with free lines', '<div><pre>\n\n/approve\n\n</pre></div>'],
    ['in <code> over lines', 'a <code>\n/approve\n</code>'],
    ['in <blockquote>', '<blockquote>\n\n/approve\n\n</blockquote>'],
    ['in <BLOCKQUOTE>', '<BLOCKQUOTE>\n\n/approve\n\n</BLOCKQUOTE>'],
    ['in <script>', '<script>\n/approve\n</script>'],
    ['in a list of HTML', '<ul><li>\n/approve\n</li></ul>'],
    ['in what is struck out by HTML', '<del>\n\n/approve\n\n</del>'],
    ['inside a tag', 'a <img alt="\n/approve\n"> b'],
    ['inside a declaration', '<!DOCTYPE a\n/approve\n>'],
    ['in front matter', '---\na: b\n/approve\n---'],
    ['in emphasis', '**/approve**'],
    ['with an invisible sign in the name', '/app\u200Brove'],
    ['with an invisible sign behind the slash', '/\u200Bapprove'],
    ['with an invisible sign in front', '\u200B/approve'],
    ['with a direction mark in front', '\u200F/approve'],
    ['with a letter of another script', '/аpprove'],
    ['with a slash of full width', '／approve'],
    ['with a blank behind the slash', '/ approve'],
    ['with two slashes', '//approve'],
    ['where the name goes on', '/approve-list and /approve_all'],
    ['where a path begins with it', '/approve/this'],
    ['where a file is called so', '/approve.ts'],
    ['where it is asked', '/approve?'],
  ])('%s', (_, text) => {
    expect(heard(text)).toEqual([]);
  });
});

describe('a word behind a slash', () => {
  it.each([
    ['aprove', 'approve'],
    ['approved', 'approve'],
    ['Aproove', 'approve'],
    ['unaprove', 'unapprove'],
    ['concerns', 'concern'],
    ['resolved', 'resolve'],
    ['hodl', 'hold'],
    ['aks', 'ask'],
    ['rejects', 'reject'],
    ['widthdraw', 'withdraw'],
    ['supercede', 'supersede'],
    ['postpond', 'postpone'],
    ['halp', 'help'],
  ] as const)('/%s may mean /%s', (written, near) => {
    expect(parseLines(`/${written} it`)).toEqual([
      { line: 0, fault: { kind: 'unknown', written: written.toLowerCase(), near } },
    ]);
  });

  it.each([
    ...['/etc/hosts', '/usr', '/tmp', '/api', '/bin', '/home', '/approved-list', '/help-wanted', '/v1', '/', '//'],
    ...['/table', '/tasklist', '/details', '/code', '/template', '/alert', '/saved-replies'],
    ...['/assign @ana', '/cc @ana', '/close', '/reopen', '/lgtm', '/ok-to-test', '/retest', '/test all', '/label bug'],
    ...['/merge', '/rebase', '/improve', '/describe', '/review', '/remove', '/remind me', '/foo', '/s', '/asap'],
  ])('%s is nobody’s business', (text) => {
    expect(parseLines(text)).toEqual([]);
  });

  it('is somebody’s business behind the prefix', () => {
    expect(parseLines('/async dance')).toEqual([
      { line: 0, fault: { kind: 'unknown', written: 'dance', near: 'help' } },
    ]);
    expect(parseLines('/async aprove')).toEqual([
      { line: 0, fault: { kind: 'unknown', written: 'aprove', near: 'approve' } },
    ]);
    expect(parseLines('/async ...')).toEqual([{ line: 0, fault: { kind: 'unknown', written: 'async', near: 'help' } }]);
    expect(parseLines('/async/await\n/async-conventions\n/asynchronous')).toEqual([]);
  });

  it('is never a fault where it is a name', () => {
    for (const { name } of COMMANDS) {
      expect(parseLines(`/${name}`).some((found) => 'fault' in found && found.fault.kind === 'unknown')).toBe(false);
    }
  });
});

const SIZE = 65_536;

describe('64 KB', () => {
  const fill = (unit: string) => unit.repeat(Math.ceil(SIZE / unit.length)).slice(0, SIZE);

  it.each(['/approve\n', '/approve\r\n', '/approve\n\n', '/aprove\n', '/concern [a](b\n', '/ask @a\n'])(
    'of %j are twenty lines and one fault',
    (unit) => {
      const found = parseLines(fill(unit));
      expect(found).toHaveLength(MOST_COMMANDS + 1);
      expect(found.filter((line) => 'fault' in line && line.fault.kind === 'too-many')).toEqual([found.at(-1)]);
    },
  );

  it('counts no word that is no command', () => {
    expect(heard(`${'/foo\n'.repeat(1000)}/approve`)).toEqual(['1000 approve']);
  });

  it('twenty lines are all read', () => {
    expect(heard('/approve\n'.repeat(MOST_COMMANDS))).toHaveLength(MOST_COMMANDS);
  });

  it.each(['`', '` ', '\\`', '<a', '<!-- ', '<!--\n', '<pre>\n', '<div>\n\n', '<code>', '> ', '- ', '[', '*a_', '|-'])(
    'of %j end, and the command below them is read or not, without an error',
    (unit) => {
      expect(heard(`/hold\n\n${fill(unit)}\n\n/approve`)[0]).toBe('0 hold');
    },
  );

  it.each([
    '[',
    '![a](<b> "',
    '*a_',
    '`',
    '<a ',
    '&#x26;',
    ' because ',
    '@a ',
    ' one-way ',
    ',',
    '1 Dec 2026 ',
    '\u202E',
  ])('of %j behind a name', (unit) => {
    for (const { name } of COMMANDS) expect(heard(`/${name} ${fill(unit)}`)).toHaveLength(1);
  });
});

/** Lines that would be commands, and what people write around them. */
const line = fc.oneof(
  fc.constantFrom(...COMMANDS.flatMap(({ examples }) => examples.map(({ text }) => text))),
  fc.constantFrom('', ' ', 'Fine.', '- a', '1. b', '> c', '# d', '| e |', '|---|', '<div>', '</div>', '<!-- f', '-->'),
  fc.constantFrom('/aprove', '   /hold', '`', '``', '<pre>', '</pre>', '---', '\\', '**', '[a]: b'),
);
const lines = fc.array(line, { maxLength: 12 });

describe('whatever stands in it', () => {
  it('a fence is silent', () => {
    fc.assert(
      fc.property(lines, fc.constantFrom('```', '~~~', '`````'), (inside, fence) => {
        expect(parseLines(['Look:', fence, ...inside, fence].join('\n'))).toEqual([]);
      }),
      { seed: 11, numRuns: 1000 },
    );
  });

  it('a quote is silent', () => {
    fc.assert(
      fc.property(lines, fc.constantFrom('>', '> ', '  > ', '> > '), (inside, mark) => {
        expect(parseLines(['Look:', ...inside.map((text) => `${mark}${text}`)].join('\n'))).toEqual([]);
      }),
      { seed: 12, numRuns: 1000 },
    );
  });

  it('code by indentation is silent', () => {
    fc.assert(
      fc.property(lines, (inside) => {
        expect(parseLines(['Look:', '', ...inside.map((text) => `    ${text}`)].join('\n'))).toEqual([]);
      }),
      { seed: 13, numRuns: 1000 },
    );
  });

  it('a hidden comment is silent', () => {
    fc.assert(
      fc.property(lines, (inside) => {
        const text = inside.join('\n').replaceAll('-->', '');
        expect(parseLines(`<!--\n${text}\n-->`)).toEqual([]);
      }),
      { seed: 14, numRuns: 1000 },
    );
  });

  it('only lines that begin with a slash are heard, in order, each once, and twice the same', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const text = all.join('\n');
        const found = parseLines(text);
        const numbers = found.map((each) => each.line);
        expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
        for (const number of numbers) expect(text.split('\n')[number]).toMatch(/^ {0,3}\//);
        expect(parseLines(text)).toEqual(found);
        expect(parseLines(all.join('\r\n'))).toEqual(found);
      }),
      { seed: 15, numRuns: 1000 },
    );
  });
});
