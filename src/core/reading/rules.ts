/**
 * What the reader of sections knows about how people write, one entry a habit. Each can be switched off, so that a test can
 * show what it is good for.
 */
export const READING_RULES = {
  'atx-heading': '`## Context` begins a section, at any level.',
  'setext-heading': 'A line underlined with `===` or `---` begins a section.',
  'setext-sentence': 'A sentence above `---` was meant as text above a rule, not as a heading.',
  'html-heading': '`<h2>Context</h2>` begins a section.',
  'summary-heading': '`<summary>Context</summary>` begins a section.',
  'bold-line': 'A line that is only bold text begins a section.',
  'bold-label': '`**Context:** text` begins a section with the text in it.',
  'label-line': '`Context: text` begins a section with the text in it.',
  'list-label': '`- Context: text` begins a section with the text in it.',
  'plain-line': 'A line that is only the name of a section begins it.',
  'hash-without-space': '`##Context` was meant as a heading.',
  folding: 'Names are compared without case, accents, width, emoji, numbering, punctuation and markup.',
  aliases: 'A section is found by its aliases too.',
  qualifier: 'Words in brackets, "(optional)" and such do not belong to the name in a heading.',
  'longer-heading': 'A heading that goes on after a name of several words is that section.',
  'heading-answer': 'The answer may stand in the heading: `## Goal: ship it`.',
  'joint-name': 'A section named in two languages, "Description / Описание", is found by either.',
  'joint-heading': '`## Impact / Risk` is both sections.',
  misspelling: 'A heading one or two letters off is the section that is otherwise missing.',
  'quoted-heading': 'A heading in a quote is somebody else’s.',
  'unclosed-fence': 'A code fence that is never closed does not hide the sections after it.',
  'wrapped-line': 'A wrapped sentence that happens to reach a colon is no label.',
  'outside-first': 'Headings inside `<details>` count only where the section is not found outside.',
  'deeper-heading': 'Deeper headings and what they hold belong to the section above.',
  'higher-heading': 'An unknown heading of a higher level, straight after a section’s own, is content of that section.',
  'duplicate-section': 'A section that stands twice is as full as its fuller copy.',
  'link-definition': 'The definition of a link that the text uses is no content of the section it stands in.',
  'end-matter': 'Commit trailers, mail signatures and what bots append are no content.',
  placeholder: '`TBD`, `N/A`, `…`, `_No response_` are no content.',
  'none-answer': '`None` is an answer where there may be none.',
  'yes-no-question': '`No` answers a heading that asks for yes or no.',
  'offered-none': '`None` is an answer where the template says to write it.',
  'offered-choice': '`No` and `N/A` are answers where they are among the choices of the section.',
  stub: '`Fixes #` without a number is no content.',
  residue: 'The template’s own line, unchanged, is no content.',
  'residue-part': 'A part of the template’s own words is no content.',
  'template-box': 'The template’s own check boxes are content once one is ticked.',
} as const;

export type ReadingRule = keyof typeof READING_RULES;

/** Which rules are switched off; none, outside a test. */
export type RulesOff = ReadonlySet<ReadingRule>;

export const ALL_RULES_ON: RulesOff = new Set();
