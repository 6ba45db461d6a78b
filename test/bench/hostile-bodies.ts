/** Makes a body of so many characters or a little less: nothing is cut in the middle, or long and short would differ in kind. */
export type BodyOf = (size: number) => string;

/** A body that only repeats one thing. */
function repeat(unit: string, head = ''): BodyOf {
  return (size) => head + unit.repeat(Math.floor((size - head.length) / unit.length));
}

/** A body of lines, the n-th of them made from n. */
function lines(lineOf: (index: number) => string): BodyOf {
  return (size) => {
    const parts: string[] = [];
    let length = 0;
    for (let index = 0; ; index += 1) {
      const line = `${lineOf(index)}\n`;
      length += line.length;
      if (length > size) return parts.join('');
      parts.push(line);
    }
  };
}

/** Half of one thing, then half of another: what is opened without end and closed without beginning. */
function halves(first: string, second: string): BodyOf {
  return (size) => repeat(first)(Math.floor(size / 2)) + repeat(second)(Math.floor(size / 2));
}

/**
 * Bodies written against a reader: each is one way to make a parser, a pattern or a search over sections do the same work again
 * and again. Names say what is repeated.
 */
export const HOSTILE: Readonly<Record<string, BodyOf>> = {
  // Containers
  'quotes without a space': repeat('>'),
  'quotes with spaces': repeat('> '),
  'quote, then lazy lines': repeat('goal goal\n', `${'> '.repeat(20)}\n`),
  'a quote a line, one deeper each': lines((index) => `${'>'.repeat(index % 400)} Goal`),
  'list marks on one line': repeat('- '),
  'numbered marks on one line': repeat('1. '),
  'lists one deeper each line': lines((index) => `${' '.repeat((index % 300) * 2)}- Goal`),
  'lists and quotes in turn': repeat('- > '),
  'empty list items': repeat('-\n'),
  'list items with blank lines': repeat('- a\n\n'),
  'check boxes': repeat('- [ ] a\n'),
  'numbered lists of any start': lines((index) => `${index % 999999999}. a`),
  tabs: repeat('\t'),
  spaces: repeat(' '),
  'a tab before each line': repeat('\t# Goal\n'),
  // HTML
  'comments opened, never closed': repeat('<!--'),
  'comments opened a line': repeat('<!-- a\n'),
  'comments closed, never opened': repeat('-->'),
  'comments opened, then closed': halves('<!-- ', ' -->'),
  'short comments': repeat('<!-- -->'),
  'comments in text': repeat('a <!-- b --> '),
  'comment dashes': repeat('-', '<!--'),
  'tags opened': repeat('<a '),
  'angle brackets': repeat('<'),
  attributes: repeat('a="b" ', '<p '),
  'details opened': repeat('<details>'),
  'details a line, with a heading': repeat('<details>\n\n# Goal\n\n'),
  'details opened, then closed': halves('<details>\n', '</details>\n'),
  summaries: repeat('<summary>Goal</summary>\n'),
  'summaries opened': repeat('<summary>'),
  'HTML headings': repeat('<h2>Goal</h2>'),
  'HTML headings a line': repeat('<h2>Goal</h2>\n\n'),
  'HTML headings opened': repeat('<h2>'),
  paragraphs: repeat('<p>Goal\n'),
  'processing instructions': repeat('<?'),
  CDATA: repeat('<![CDATA['),
  // Code
  backticks: repeat('`'),
  'backticks, one more each time': lines((index) => `${'`'.repeat(index % 300)} a`),
  'fences opened': repeat('```\n'),
  'fences of another kind': lines((index) => (index % 2 === 0 ? '```' : '~~~')),
  'fences in lists': repeat('- ```\n'),
  // Inline marks
  'brackets opened': repeat('['),
  'brackets opened and closed': halves('[', ']'),
  'links opened': repeat('[a]('),
  'images opened': repeat('!['),
  stars: repeat('*'),
  'stars and a letter': repeat('**a '),
  underscores: repeat('_a'),
  tildes: repeat('~~a '),
  backslashes: repeat('\\'),
  entities: repeat('&nbsp;'),
  ampersands: repeat('&'),
  autolinks: repeat('<https://a.b>'),
  addresses: repeat('https://a.b/ '),
  mentions: repeat('@a '),
  // Headings and labels
  'headings of one name': repeat('# Goal\n'),
  'headings with an answer': repeat('# Goal: TBD\n'),
  'headings deep and high': repeat('###### Goal\n# x\n'),
  'headings of another level each': lines((index) => `${'#'.repeat((index % 6) + 1)} Goal`),
  'headings nearly a name': repeat('# Gaol\n'),
  'headings of many names': lines((index) => `## ${index} Requirements ${index}`),
  'headings joined': repeat('## Goal / Timeline / Requirements / Resources\n'),
  'a heading without end': repeat('Goal ', '# '),
  'a heading of marks': repeat('*_', '# '),
  'colons in a heading': repeat('a:', '# '),
  colons: repeat(':'),
  'headings of colons': repeat('## a:a:a:a:a:\n'),
  'underlined headings': repeat('Goal\n-\n'),
  underlines: repeat('-\n='),
  'bold lines': repeat('**Goal**\n'),
  'bold labels': repeat('**Goal:** TBD\n'),
  labels: repeat('Goal: TBD\n'),
  'labels with blank lines': repeat('Goal:\n\n'),
  'plain lines of a name': repeat('Goal\n\n'),
  'names in one line': repeat('Goal '),
  'numbers in one line': repeat('1.'),
  // What rules look for
  tables: repeat('|x|y|\n', 'a|b\n-|-\n'),
  'table cells': repeat('|a'),
  'table rulers': repeat('-|-\n'),
  'link definitions': repeat('[a]: b\n'),
  'comment definitions': repeat('[//]: # (a)\n'),
  stubs: repeat('Fixes # ', '## Goal\n'),
  placeholders: repeat('TBD\n', '## Goal\n'),
  dates: repeat('on 12 may or soon sun\n', '## Timeline\n'),
  'digits and dashes': repeat('2027-', '## Timeline\n'),
  people: repeat('a, b, c and d ', '## Owner\n'),
  trailers: repeat('Signed-off-by: a <a@b>\n'),
  'service marks': repeat('<!-- this is an auto-generated comment -->\n'),
  rules: repeat('---\n'),
  'front matter without end': repeat('a: b\n', '---\n'),
  // Characters
  NUL: repeat('\0'),
  'lone surrogates': repeat('\ud800'),
  emoji: repeat('👍'),
  'emoji headings': repeat('## 👍🏽👩‍👩‍👧‍👦 Goal\n'),
  'marks on one letter': repeat('\u0301', 'e'),
  'accents in headings': repeat('## Gôàl\u0301\u0301\n'),
  'text from right to left': repeat('\u202e'),
  'Chinese labels': repeat('目的：测试'),
  'carriage returns': repeat('\r'),
  'line separators': repeat('\u2028'),
  'short words': repeat('a b '),
  'one word': repeat('a'),
  'one long word a line': repeat(`${'月'.repeat(299)}\n`),
  'quotes that look far for their end': repeat('x:\nx:\n> > x:\nx:\n> >\n'),
  'letters that fold to many': repeat(`${'ﷺ'.repeat(299)}\n`),
};
