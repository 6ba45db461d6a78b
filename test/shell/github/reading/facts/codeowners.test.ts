import { describe, expect, test } from 'vitest';
import { MAX_CODEOWNERS_LENGTH } from '../../../../../src/core/decisions/codeowners.js';
import { look, readerOf } from './look.js';

const NO_FILE = { codeowners0: null, codeowners1: null, codeowners2: null };

describe('the owners of everything are read', () => {
  test.each<[string, Record<string, string>, readonly string[] | null]>([
    ['from nowhere', {}, null],
    ['from .github, before all else', { '.github/CODEOWNERS': '* @ana', CODEOWNERS: '* @ben' }, ['ana']],
    ['from the root, before docs', { CODEOWNERS: '* @ben', 'docs/CODEOWNERS': '* @cleo' }, ['ben']],
    ['from docs', { 'docs/CODEOWNERS': '* @cleo' }, ['cleo']],
    ['from a file, not from a folder of that name', { 'CODEOWNERS/x': '* @ana', 'docs/CODEOWNERS': '* @ben' }, ['ben']],
    ['from the first alone, though it names nobody', { '.github/CODEOWNERS': '', CODEOWNERS: '* @ben' }, []],
    ['as nobody, from what is no text', { CODEOWNERS: '* @ana\n\0' }, []],
  ])('%s', async (_, files, owners) => {
    const stage = await look();
    const read = readerOf(stage, stage.github.repository('octo/hello', { files }));
    expect((await read({ codeowners: true })).codeowners).toEqual(owners);
    expect(stage.asked()).toEqual(['Codeowners']);
  });
});

test('the members of teams among the owners come with them', async () => {
  const stage = await look({ app: { permissions: { contents: 'read', members: 'read' } } });
  const files = { CODEOWNERS: '* @Octo/Platform @ana' };
  const read = readerOf(stage, stage.github.repository('octo/hello', { files }));
  stage.github.setTeam('octo/platform', ['ben']);
  expect(await read({ codeowners: true, teams: ['octo/design'] })).toMatchObject({
    codeowners: ['octo/platform', 'ana'],
    teams: { 'octo/platform': ['ben'], 'octo/design': null },
  });
});

describe('where ids came with the item', () => {
  test('a text is read once', async () => {
    const stage = await look();
    const files = { CODEOWNERS: '* @ana', 'docs/CODEOWNERS': '* @ben' };
    const repo = stage.github.repository('octo/hello', { files });
    const read = readerOf(stage, repo);
    const oid = [...(stage.github.world.repositories.get('octo/hello')?.blobs ?? [])].find(
      ([, text]) => text === files.CODEOWNERS,
    )?.[0];
    const ids = { ...NO_FILE, codeowners1: { oid, byteSize: 6 }, codeowners2: { oid: 'other', byteSize: 6 } };
    expect((await read({ codeowners: true }, ids)).codeowners).toEqual(['ana']);
    expect((await read({ codeowners: true }, ids)).codeowners).toEqual(['ana']);
    expect(stage.asked()).toEqual(['Codeowners']);
  });

  test('nothing is read where there is no file, or one that is too long', async () => {
    const stage = await look();
    const read = readerOf(stage, stage.github.repository('octo/hello', { files: { CODEOWNERS: '* @ana' } }));
    expect((await read({ codeowners: true }, NO_FILE)).codeowners).toBeNull();
    const long = { ...NO_FILE, codeowners0: { oid: 'a', byteSize: MAX_CODEOWNERS_LENGTH + 1 } };
    expect((await read({ codeowners: true }, long)).codeowners).toEqual([]);
    expect(stage.asked()).toEqual([]);
  });
});
