import type { SectionSpec, Template } from '../config/config.js';
import { withoutCommentMarks } from '../reading/prompts.js';
import { fenceMarkdown } from '../text/fence.js';
import { quoteFenced, quoteHidden } from '../text/neutralise.js';
import type { Words } from '../text/en.js';
import type { Verdict } from '../verdict/verdict.js';
import { fitItems, joinBlocks } from './fit.js';

/**
 * Returns a folded block with the headings that a body lacks, ready to be pasted; empty when it lacks none. Sections that
 * are there but empty are not in it: a second heading of the same name helps nobody.
 */
export function renderSkeleton(
  verdict: Verdict,
  template: Template | null,
  body: string,
  budget: number,
  words: Words,
): string {
  const named = new Set(
    verdict.findings.filter((finding) => finding.level !== 'info').map((finding) => finding.section),
  );
  const missing = new Set(
    verdict.sections
      .filter((section) => section.state === 'missing' && named.has(section.heading))
      .map((section) => section.heading),
  );
  const specs = (template?.sections ?? []).filter((spec) => missing.has(spec.heading));
  if (specs.length === 0) return '';
  const headings = renderHeadings(specs, headingMarks(verdict, body), budget - 400, words);
  if (headings === '') return '';
  return [`<details>\n<summary>${words.comment.skeleton.summary}</summary>`, headings, '</details>'].join('\n\n');
}

/**
 * Returns sections as a fenced block of headings, each with a hidden hint where something can be said, and below it a note
 * of those that do not fit into a budget of UTF-16 units; empty when none fits.
 */
export function renderHeadings(specs: readonly SectionSpec[], marks: string, budget: number, words: Words): string {
  const { kept, dropped } = fitItems(
    specs.map((spec) => renderSection(spec, marks, words)),
    budget,
  );
  if (kept.length === 0) return '';
  return joinBlocks([fenceMarkdown(kept.join('\n\n')), dropped === 0 ? '' : words.comment.skeleton.more(dropped)]);
}

function renderSection(spec: SectionSpec, marks: string, words: Words): string {
  const hint = quoteHidden(hintOf(spec, words));
  const heading = `${marks} ${quoteFenced(spec.heading, 120)}`;
  return hint === '' ? heading : `${heading}\n\n<!-- ${hint} -->`;
}

/** The team's own words come first; what a rule asks for is the least that can be said. Empty when nothing can be. */
function hintOf(spec: SectionSpec, words: Words): string {
  const own = [spec.help ?? '', ...spec.prompts].map(withoutCommentMarks).find((text) => text !== '');
  if (own !== undefined) return own;
  const need = spec.needs.find((ask) => ask.level !== 'off');
  const { hints } = words.comment;
  if (need !== undefined) return need.kinds.length > 0 ? hints.linkTo(need.kinds) : hints[need.value];
  const items = spec.min_items;
  return items === null || items.level === 'off' ? '' : hints.items(items.value);
}

/** Headings look as those that the author already wrote; issue forms make `###`, most people `##`. */
function headingMarks(verdict: Verdict, body: string): string {
  const lines = body.split(/\r\n|\r|\n/);
  for (const section of verdict.sections) {
    if (section.line === null) continue;
    const marks = /^ {0,3}(#{1,6})[ \t]/.exec(lines[section.line - 1] ?? '')?.[1];
    if (marks !== undefined) return marks;
  }
  return '##';
}
