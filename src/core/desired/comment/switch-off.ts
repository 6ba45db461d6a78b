import { ITEM_RULES, RULES } from '../../rules/index.js';
import { quoteCode } from '../../text/neutralise.js';
import type { Words } from '../../text/en.js';
import type { Finding } from '../../verdict/verdict.js';
import { fitItems, joinBlocks } from '../fit.js';
import { renderHeading } from '../findings.js';

/** The key of a section's own level: what goes with it has no key to leave out. */
const SECTION_LEVEL = 'level';

/** Returns, folded, how a maintainer switches off each rule that this comment cites. */
export function renderSwitchOff(template: string, findings: readonly Finding[], words: Words): string {
  if (findings.length === 0) return '';
  const ids = [...new Set(findings.map((finding) => finding.rule))];
  const rules = ids.flatMap((id) => renderRule(id, words));
  const text = [
    renderSections(template, findings, words),
    ...fitItems(rules, 1500).kept,
    renderItemRules(ids, template, words),
  ];
  return joinBlocks([
    `<details>\n<summary>${words.comment.switchOff.summary}</summary>`,
    text.filter((sentence) => sentence !== '').join(' '),
    '</details>',
  ]);
}

/** How all that is asked of a section ends; empty where nothing is said of any. */
function renderSections(template: string, findings: readonly Finding[], words: Words): string {
  const { switchOff } = words.comment;
  const headings = [...new Set(findings.flatMap((finding) => finding.section ?? []))].map(renderHeading);
  if (headings.length === 0) return '';
  const { kept, dropped } = fitItems(headings, 800);
  const named = [...kept, ...(dropped === 0 ? [] : [switchOff.more(dropped)])].join(', ');
  return switchOff.all(quoteCode(template, 120), named);
}

function renderRule(id: string, words: Words): readonly string[] {
  const key = RULES.find((rule) => rule.id === id)?.key;
  if (key === undefined || key === SECTION_LEVEL) return [];
  return [words.comment.switchOff.rule(quoteCode(id, 60), quoteCode(key.replace('.', ': '), 60))];
}

function renderItemRules(ids: readonly string[], template: string, words: Words): string {
  const keys = ITEM_RULES.filter(({ id }) => ids.includes(id)).map(({ key }) => quoteCode(key, 60));
  return keys.length === 0 ? '' : words.comment.switchOff.itemRules(keys, quoteCode(template, 120));
}
