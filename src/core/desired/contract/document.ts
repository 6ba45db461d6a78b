import type { Config, Template } from '../../config/config.js';
import { quoteCode } from '../../text/neutralise.js';
import type { Words } from '../../text/en.js';
import { fitItems, joinBlocks, MOST_UNITS, renderFitting } from '../fit.js';
import { renderHeadings } from '../skeleton.js';
import { renderApplies } from './applies.js';
import { renderAsks } from './asks.js';
import { BEGIN, END } from './place.js';

/** Room for what one template asks, and again for its headings, in UTF-16 units. */
const ASKS_UNITS = 12_000;

const BLOCK_SHOWN = '<!-- async-conventions:verdict {"version":1,…} -->';

/**
 * Returns the contract of a configuration as Markdown lines between two marks, to stand in `AGENTS.md`: what each template
 * asks, its headings to copy, and how to check a text before it is submitted. Lines end in `\n`; none stands at the end.
 */
export function renderContract(config: Config, words: Words): string {
  const { contract } = words;
  const templates = config.templates.map((template) => renderTemplate(template, words));
  const { kept, dropped } = fitItems(templates, MOST_UNITS);
  return joinBlocks([
    BEGIN,
    `## ${contract.heading}`,
    `${contract.intro} ${contract.mode[config.mode]}`,
    contract.managed,
    ...(templates.length === 0 ? [contract.noTemplates] : kept),
    dropped === 0 ? '' : contract.moreTemplates(dropped),
    renderBefore(words),
    END,
  ]);
}

function renderTemplate(template: Template, words: Words): string {
  const active = template.sections.filter(({ level }) => level !== 'off');
  return joinBlocks([
    `### ${quoteCode(template.name, 120)}`,
    renderApplies(template, words),
    renderFitting(renderAsks(template, words), ASKS_UNITS, words.contract.moreAsks),
    renderHeadings(active, headingMarks(template), ASKS_UNITS, words),
  ]);
}

/** An issue form is known by headings of the third level. */
function headingMarks({ match }: Template): string {
  return match?.forms.some((file) => /\.ya?ml$/i.test(file)) === true ? '###' : '##';
}

function renderBefore(words: Words): string {
  const { before } = words.contract;
  return joinBlocks([
    `### ${before.heading}`,
    before.lead,
    `\`\`\`sh\n${before.call}\n\`\`\``,
    before.codes.map((line) => `- ${line}`).join('\n'),
    before.kinds,
    before.after(quoteCode(BLOCK_SHOWN)),
  ]);
}
