import fc from 'fast-check';

/** Text of the characters that Markdown, HTML and GitHub give a meaning, with words between. */
export const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'@#`*_[]()<>!&\\~$|-+=/:.\n\r\t 1'),
      fc.constantFrom('\u0000', '\u202E', '\u2066', '\uFEFF', '\uD800', '\uDFFF', '\u2028', '😀', 'é', '日', 'ع'),
      fc.constantFrom(
        '@ana',
        '#12',
        'GH-3',
        'o/r#4',
        'https://github.com/o/r/issues/1',
        'www.example.com',
        '<b>',
        '<!--',
        '-->',
      ),
      fc.constantFrom('</details>', '&lt;', '&#64;', '```', '/close', '- [ ] ', '## ', '1. ', 'word', ' '),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));
