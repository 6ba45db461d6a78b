import { quoteCode } from '../../text/neutralise.js';
import type { Words } from '../../text/en.js';
import type { Finding } from '../../verdict/verdict.js';
import { fitItems } from '../fit.js';
import { renderHeading } from '../findings.js';

/** Keys of a section that ask for more than presence. The rest of the rules go with the section's own level. */
const KEYS = ['min_words', 'min_items', 'pattern'] as const;

/** Returns, folded, how a maintainer switches off each rule that this comment cites. */
export function renderSwitchOff(template: string, findings: readonly Finding[], words: Words): string {
  if (findings.length === 0) return '';
  const { switchOff } = words.comment;
  const headings = [...new Set(findings.flatMap((finding) => finding.section ?? []))].map(renderHeading);
  const { kept, dropped } = fitItems(headings, 800);
  const named = [...kept, ...(dropped === 0 ? [] : [switchOff.more(dropped)])].join(', ');
  const rules = [...new Set(findings.map((finding) => finding.rule))].flatMap((rule) => {
    const key = keyOf(rule);
    return key === null ? [] : [switchOff.rule(quoteCode(rule, 60), quoteCode(key, 60))];
  });
  const text = [switchOff.all(quoteCode(template, 120), named), ...fitItems(rules, 1500).kept].join(' ');
  return `<details>\n<summary>${switchOff.summary}</summary>\n\n${text}\n\n</details>`;
}

function keyOf(rule: string): string | null {
  if (rule.startsWith('needs-')) return rule.replace('-', ': ');
  return KEYS.find((key) => key === rule.replaceAll('-', '_')) ?? null;
}
