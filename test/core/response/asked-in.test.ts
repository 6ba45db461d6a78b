import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedIn } from '../../../src/core/response/asked-in.js';
import { hostileText } from '../desired/hostile-text.js';

describe('somebody is asked by name', () => {
  it.each([
    ['@ben can you look at the valve?', ['ben']],
    ['@ben, @ana: which one?', ['ben', 'ana']],
    ['@ben and @ana, which one?', ['ben', 'ana']],
    ['@ben @ana thoughts?', ['ben', 'ana']],
    ['@Ben: ready?', ['ben']],
    ['@ben-corp_acme, is it?', ['ben-corp_acme']],
    ['Hi @ben, which pump is it?', ['ben']],
    ['Hey @ben – any news?', ['ben']],
    ['Thanks @ben, when does it ship?', ['ben']],
    ['Danke @ben! Kannst du noch das Ventil prüfen?', ['ben']],
    ['Hallo @ben, welche Pumpe ist gemeint?', ['ben']],
    ['@ben is this ready?', ['ben']],
    ['@ben has this been merged?', ['ben']],
    ['@ben LGTM?', ['ben']],
    ['@ben ?', ['ben']],
    ['Which pump do you mean, @ben?', ['ben']],
    ['What do you think @ben?', ['ben']],
    ['Thoughts @ben @ana?', ['ben', 'ana']],
    ['What about the valve, @ben, is it ours?', ['ben']],
    ['Which pump? @ben', ['ben']],
    ['Can @ben take a look?', ['ben']],
    ['Could @ben or @ana please confirm?', ['ben', 'ana']],
    ['**@ben** which one?', ['ben']],
    ['@ben did you see https://example.com/a?', ['ben']],
    ['@ben, it drips. Can it be the valve?', ['ben']],
    ['@ben I think it drips. Can you have a look?', ['ben']],
    ['@ben could you ask @ana which one it is?', ['ben']],
    ['- @ben: which pump?\n- @ana: by when?', ['ben', 'ana']],
    ['- [ ] @ben can you order it?', ['ben']],
    ['## @ben, which one?', ['ben']],
    ['@ben\n\nWhich pump?', ['ben']],
    ['@ben\nWhich pump?', ['ben']],
    ['@ben\nwhich pump?', ['ben']],
    ['Hi @ben,\n\nit drips. Which pump is it?', ['ben']],
    ['@ben\n\n> It drips.\n\nSince when?', ['ben']],
    ['@ben two questions:\n\n- Which pump?\n- Which valve?', ['ben']],
    ['@ben:\n1. Which pump?\n2. Which valve?', ['ben']],
    ['@ben, could you have a look at the valve of the second pump,\nthe one that drips?', ['ben']],
    ['@ben, can you look (e.g. at the valve)?', ['ben']],
    ['@octo/pumps @ben which one?', ['ben']],
    ['Thanks.\n\n@ana which one? @ben thanks', ['ana']],
    ['@ben これは正しいですか？', ['ben']],
    ['@ben, tu viens ?', ['ben']],
    ['@ben "which one?" is what she wrote, which do you say?', ['ben']],
  ])('%j', (text, asked) => {
    expect(askedIn(text)).toEqual(asked);
  });
});

describe('nobody is asked', () => {
  it.each([
    'cc @ben',
    'cc @ben @ana',
    'Which one? cc @ben',
    '/cc @ben which one?',
    '/ask @ben which one?',
    '@ben thanks',
    '@ben thanks!',
    '@ben can you look at the valve',
    'FYI @ben: is this the one?',
    'Does it work? Thanks @ben',
    'Thanks @ben for the fix. Does anyone know the version?',
    'Thanks @ben\nShould we merge?',
    '@ben said it drips, is that so?',
    '@ben found the leak. Is it in 2.1?',
    '@ben’s valve drips, is that so?',
    "Should we take @ben's valve?",
    'Did @ben say which one?',
    'Has @ben seen this?',
    'Could @ben have known?',
    'Should we ask @ben?',
    'Can you ping @ben?',
    'Shall we do as @ben?',
    'Who works with @ben?',
    'Sollen wir @ben fragen?',
    'Fragst du @ben?',
    'As per @ben, can we merge?',
    'Who can confirm (cc @ben)?',
    'Owner: @ben?',
    '`@ben which one?`',
    '```\n@ben which one?\n```',
    'It drips:\n\n    @ben which one?',
    'Does it work? Thanks @ben!',
    '> @ben which one?',
    '> > @ben which one?',
    '<!-- @ben which one? -->',
    '[@ben which one?](https://example.com)',
    'https://example.com/@ben?a=b',
    '@ben see https://example.com/?a=b',
    '@ben see [this](https://example.com/?)',
    '<blockquote>\n\n@ben which one?\n\n</blockquote>',
    '<code>@ben which one?</code>',
    '<a href="x">@ben which one?</a>',
    '~~@ben which one?~~',
    '- [x] @ben can you order it?',
    '| who | what |\n|---|---|\n| @ben | which one? |',
    '<details><summary>More</summary>\n\n@ben which one?\n\n</details>',
    '@octo/pumps which one?',
    'ben@example.com which one?',
    '\\@ben which one?',
    '@ben the valve (?) drips',
    '@ben use a?.b here',
    '@a @b @c @d @e @f which one?',
    '@ben thanks.\n\nDoes anybody know the version?',
    '@ben\n\nIt drips.\n\nDoes anybody know the version?',
    'Which pump?\n\n@ben',
    '',
  ])('%j', (text) => {
    expect(askedIn(text)).toEqual([]);
  });
});

describe('whatever people write', () => {
  it('is read without a fault', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(askedIn(`@ben ${text}?`).every((login) => /^[a-z\d_-]+$/.test(login))).toBe(true);
      }),
    );
  });
});
