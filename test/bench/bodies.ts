/** What people write: a brief with every section filled, of about 300 characters. */
export const TYPICAL = `## Goal

Readers find out what an export holds before they start one.

## Requirements

- a page that names every column
- one example of each kind of file

## Timeline

By 2027-03-12.

## Success criteria

- a week without a question about columns

## Resources

https://example.com/exports
`;

/** The same for a pull request. */
export const CHANGE = `## Why

The export is slow for everybody who has more than a year of data.

## What changed

It streams rows now instead of collecting them first.

## How tested

With the data of the largest team, before and after.

## Risks

None known.
`;

const PARAGRAPHS = `## Goal

Some text with words and **bold** text in it, and a [link](https://example.com).

- item one
- item two

\`\`\`js
code
\`\`\`

`;

/** The longest body that GitHub stores, of what stands in bodies as a rule. */
export function makeOrdinary(size: number): string {
  return PARAGRAPHS.repeat(Math.ceil(size / PARAGRAPHS.length)).slice(0, size);
}

/** GitHub's limit for a body, in characters. */
export const LONGEST = 65_536;
