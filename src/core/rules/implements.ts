import { itemKeys } from '../config/language/schema-template.js';
import type { ItemRule } from './rule.js';

/** What a pull request says it implements was decided. */
export const implementsDecision: ItemRule = {
  id: 'implements',
  key: 'implements',
  schema: itemKeys.implements,
  summary:
    'A decision that a pull request says it implements, as in "Implements #12", is accepted. Other issues behind that word do not matter.',
  rationale:
    'Whoever merges what is still talked over takes the decision alone. The check follows by itself once it is accepted.',
  examples: [
    {
      template: '{}',
      item: '{ kind: pull_request, body: "Implements #12.", pull: { linked: [{ number: 12, isImplemented: true, item: { labels: [decision, "decision: accepted"] } }] } }',
      finds: false,
    },
    {
      template: '{}',
      item: '{ kind: pull_request, body: "Implements #12.", pull: { linked: [{ number: 12, isImplemented: true, item: { labels: [bug] } }] } }',
      finds: false,
    },
    {
      template: '{ implements: { level: warn } }',
      item: '{ kind: pull_request, body: "Implements #12.", pull: { linked: [{ number: 12, isImplemented: true, item: { labels: [decision, "decision: blocked"] } }] } }',
      finds: true,
    },
  ],
  find({ template, item, linked }, words) {
    const level = template.implements;
    if (level === null || level === 'off' || item.kind !== 'pull_request') return null;
    const open = (linked ?? []).filter(({ isImplemented, verdict }) => {
      const stage = verdict?.decision ?? null;
      return isImplemented && stage !== null && stage !== 'accepted';
    });
    if (open.length === 0) return null;
    const { message, remedy } = words.itemFindings.implements;
    return { level, message: message(open.map(({ number }) => number)), remedy: remedy(open.length) };
  },
};
