import { describe, expect, it } from 'vitest';
import { blobOid, diffFiles, listTree, treeOid } from './state/git.js';

describe('git objects', () => {
  it('have the ids git gives them', () => {
    // `printf 'hello\n' | git hash-object --stdin`, and git's well-known empty blob and empty tree.
    expect(blobOid('hello\n')).toBe('ce013625030ba8dba906f756967f9e9ca394464a');
    expect(blobOid('')).toBe('e69de29bb2d1d6434b8b29ae775ad8c2e48c5391');
    expect(treeOid(new Map(), '')).toBe('4b825dc642cb6eb9a060e54bf8d69288fbee4904');
  });

  it('count bytes, not characters', () => {
    // `printf 'é' | git hash-object --stdin`
    expect(blobOid('é')).toBe('4b04fff51468d8ab5201ab02b725dc477bc7cb45');
  });

  it('nest trees in git order', () => {
    const files = new Map([
      ['a/x', blobOid('x')],
      ['a.txt', blobOid('t')],
      ['b', blobOid('b')],
    ]);
    expect(listTree(files, '')?.map((entry) => entry.name)).toEqual(['a.txt', 'a', 'b']);
    expect(listTree(files, 'a')?.map((entry) => entry.path)).toEqual(['a/x']);
    expect(listTree(files, 'none')).toBeNull();
    // `git write-tree` over the same three files.
    expect(treeOid(files, '')).toBe('5a9c8243e55e09500f75eff384840c56bb62f37e');
  });

  it('differ by path', () => {
    const before = new Map([
      ['gone', '1'],
      ['same', '2'],
      ['new text', '3'],
    ]);
    const after = new Map([
      ['same', '2'],
      ['new text', '4'],
      ['added', '5'],
    ]);
    expect(diffFiles(before, after).map(({ path, status }) => `${status} ${path}`)).toEqual([
      'added added',
      'removed gone',
      'modified new text',
    ]);
  });
});
