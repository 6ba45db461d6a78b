import { quoteInline, quoteParagraph } from '../../text/neutralise.js';
import type { Words } from '../../text/en.js';
import { joinBlocks } from '../fit.js';
import { hintsOf, isAllMissing, renderHeading, requiredOf } from '../findings.js';
import type { CommentMatter } from './matter.js';
import { templateOf } from './matter.js';

/** Associations of people who are new here, or not known to the repository. */
const NEWCOMERS: readonly string[] = ['FIRST_TIMER', 'FIRST_TIME_CONTRIBUTOR', 'NONE'];

/** Returns thanks, a welcome for somebody new, and the sentence that leads to the list of what is missing. */
export function renderOpening(matter: CommentMatter, shownHints: number, words: Words): string {
  const intro = matter.config?.comment.intro ?? null;
  const newcomer = renderNewcomer(matter, words);
  const lead = renderLead(matter, shownHints, words);
  if (intro !== null) return joinBlocks([quoteParagraph(intro, 500), newcomer, lead]);
  const { thanks, thanksForBlank } = words.comment;
  const greeting = matter.item.body.trim() === '' ? thanksForBlank : thanks;
  return newcomer === '' ? `${greeting} ${lead}` : joinBlocks([`${greeting} ${newcomer}`, lead]);
}

function renderLead(matter: CommentMatter, shownHints: number, words: Words): string {
  const required = requiredOf(matter.verdict?.findings ?? []);
  const { opening } = words.comment;
  if (required.length === 0) return opening.suggestions(shownHints);
  if (matter.verdict?.decision === 'draft') return opening.decision(required.length);
  return isAllMissing(required) ? opening.required(required.length) : opening.changes(required.length);
}

/** One friendly sentence with an example for somebody new; empty for everybody else. */
function renderNewcomer(matter: CommentMatter, words: Words): string {
  const { association } = matter.item;
  if (association === null || !NEWCOMERS.includes(association)) return '';
  const findings = matter.verdict?.findings ?? [];
  const first = [...requiredOf(findings), ...hintsOf(findings)].find((finding) => finding.section !== null);
  if (first?.section == null) return '';
  const spec = templateOf(matter)?.sections.find((section) => section.heading === first.section);
  const need = spec?.needs.find((ask) => ask.level !== 'off');
  const { examples, newcomer } = words.comment;
  const isOfKind = need !== undefined && need.kinds.length > 0;
  const example = isOfKind ? quoteInline(examples.linkTo(need.kinds)) : examples[need?.value ?? 'text'];
  return newcomer(renderHeading(first.section), example);
}
