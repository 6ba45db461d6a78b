import { describe, expect, test } from 'vitest';
import { MAX_CODEOWNERS_LENGTH, rootOwners } from '../../../src/core/decisions/codeowners.js';

describe('everything is owned by', () => {
  test.each<[string, string, readonly string[]]>([
    ['nobody, in an empty file', '', []],
    ['whom the line for everything names', '* @ana', ['ana']],
    ['people and teams, in lower case, each once', '* @Ana @Octo/Platform @ana', ['ana', 'octo/platform']],
    ['a managed user', '* @ana_octo', ['ana_octo']],
    ['whom the last such line names', '* @ana\n/docs/ @ben\n* @cleo', ['cleo']],
    ['whom another way to say everything names', '* @ana\n/** @ben', ['ben']],
    ['whom `**` names', '** @ana', ['ana']],
    ['whom `**/*` names', '**/* @ana', ['ana']],
    ['nobody any more, where the last such line names nobody', '* @ana\n*', []],
    ['nobody, where only a part is owned', '/docs/ @ana\n*.ts @ben\n/* @cleo\n/src/** @dan', []],
    ['nobody in a comment', '# * @ana\n* @ben # @cleo\n  #* @dan', ['ben']],
    ['nobody, where all that is named is a comment', '* #@ana', []],
    ['nobody who is known by an address only', '* @ana docs@example.com', ['ana']],
    ['who stood there before a line that GitHub passes over', '* @ana\n* ben\n* @ben, @cleo', ['ana']],
    ['who stood there before a login that cannot be', `* @ana\n* @-ben\n* @${'x'.repeat(40)}`, ['ana']],
    ['whom a line with tabs, blanks and Windows line ends names', '\uFEFF \t*\t @ana  @ben\r\n\r\n', ['ana', 'ben']],
    ['nobody in a file longer than is read', `* @ana\n${'#'.repeat(MAX_CODEOWNERS_LENGTH)}`, []],
  ])('%s', (_, text, owners) => {
    expect(rootOwners(text)).toEqual(owners);
  });

  test('fifty at most', () => {
    const all = Array.from({ length: 80 }, (_, index) => `person-${index}`);
    expect(rootOwners(`* ${all.map((login) => `@${login}`).join(' ')}`)).toEqual(all.slice(0, 50));
  });
});

// A reading that is worse than linear does not end before the test does.
test.each<[string, string, readonly string[]]>([
  ['blanks', ' ', []],
  ['line ends', '\n', []],
  ['marks', '@', []],
  ['lines for everything', '* @ana\n', ['ana']],
  ['owners that are none', '* a@', []],
])('as many %s as a file can have are read', (_, piece, owners) => {
  expect(rootOwners(piece.repeat(Math.floor(MAX_CODEOWNERS_LENGTH / piece.length)))).toEqual(owners);
});
