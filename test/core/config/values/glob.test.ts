import { expect, it } from 'vitest';
import { matchGlob } from '../../../../src/core/config/values/glob.js';

const cases: readonly (readonly [glob: string, text: string, matches: boolean])[] = [
  ['main', 'main', true],
  ['main', 'Main', false],
  ['main', 'mainline', false],
  ['*', 'api-users', true],
  ['*', '', true],
  ['*', 'a/b', false],
  ['api-*', 'api-users', true],
  ['api-*', 'web', false],
  ['*-*', 'a-b-c', true],
  ['rel?ase', 'release', true],
  ['rel?ase', 'relase', false],
  ['a?b', 'a/b', false],
  ['release/*', 'release/1', true],
  ['release/*', 'release/1/2', false],
  ['release/**', 'release/1/2', true],
  ['**', 'a/b/c', true],
  ['**', '', true],
  ['docs/**/x.md', 'docs/x.md', true],
  ['docs/**/x.md', 'docs/a/b/x.md', true],
  ['docs/**/x.md', 'docs/foox.md', false],
  ['**/x.md', 'x.md', true],
  ['**/x.md', 'a/x.md', true],
  ['**/x.md', 'ax.md', false],
  ['a**b', 'a/x/b', true],
  ['src/**.ts', 'src/a/b.ts', true],
  ['a+(b)[c]', 'a+(b)[c]', true],
  ['?', '😀', true],
  ['', '', true],
  ['', 'a', false],
];

it.each(cases)('%s names %s: %s', (glob, text, matches) => {
  expect(matchGlob(glob, text)).toBe(matches);
});

it('can pass over case', () => {
  expect(matchGlob('API-*', 'api-users', { ignoreCase: true })).toBe(true);
});

it('does not multiply with its stars', () => {
  expect(matchGlob(`${'*a'.repeat(140)}b`, 'a'.repeat(1000))).toBe(false);
  expect(matchGlob(`${'**/'.repeat(90)}b`, 'a/'.repeat(500))).toBe(false);
});
