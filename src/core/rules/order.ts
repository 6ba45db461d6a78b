import { itemKeys } from '../config/language/schema-template.js';
import type { ItemRule } from './rule.js';

/** The sections that stand in a body stand in the order of the template. */
export const order: ItemRule = {
  id: 'order',
  key: 'order',
  schema: itemKeys.order,
  summary: 'The sections that stand in the body stand in the order of the template; missing ones do not matter.',
  rationale:
    'Whoever reads ten of them a day finds the timeline without looking, because it is always in the same place.',
  examples: [
    {
      template: '{ order: true, sections: [Goal, { heading: Requirements, level: info }, Timeline] }',
      item: '{ body: "## Goal\\n\\nA page.\\n\\n## Requirements\\n\\nFast.\\n\\n## Timeline\\n\\nIn March." }',
      finds: false,
    },
    {
      template: '{ order: true, sections: [Goal, { heading: Timeline, aliases: When }] }',
      item: '{ body: "## Goal\\n\\nA page.\\n\\n## When\\n\\nIn March." }',
      finds: false,
    },
    {
      template: '{ order: true, sections: [Goal, Timeline] }',
      item: '{ body: "## Timeline\\n\\nIn March.\\n\\n## Goal\\n\\nA page." }',
      finds: true,
    },
  ],
  find({ template, sections }, words) {
    if (template.order === null || template.order === 'off') return null;
    const standing = sections.flatMap(({ heading, line }) => (line === null ? [] : [{ heading, line }]));
    const at = standing.findIndex(({ line }, index) => line < (standing[index - 1]?.line ?? 0));
    const [before, after] = [standing[at], standing[at - 1]];
    if (before === undefined || after === undefined) return null;
    const { message, remedy } = words.itemFindings.order;
    return {
      level: template.order,
      message: message(before.heading, after.heading),
      remedy: remedy(standing.map(({ heading }) => heading)),
    };
  },
};
