import { itemKeys } from '../config/language/schema-template.js';
import { findMentions } from '../reading/mentions.js';
import type { ItemRule } from './rule.js';

/** An item calls at most as many people and teams as its template allows. */
export const maxMentions: ItemRule = {
  id: 'max-mentions',
  key: 'max_mentions',
  schema: itemKeys.max_mentions,
  summary: 'A description mentions at most `max_mentions` people and teams, each counted once.',
  rationale:
    'Each mention is a notification, at whatever hour it is there. Who is called with eleven others feels called by none.',
  examples: [
    { template: '{ max_mentions: 2 }', item: '{ body: "@ana and @ben see to it. @ana begins." }', finds: false },
    { template: '{ max_mentions: 2 }', item: '{ body: "`@ana`, ben@example.com, @cleo and @dan" }', finds: false },
    { template: '{ max_mentions: 2 }', item: '{ body: "cc @ana @ben @octo/doors" }', finds: true },
  ],
  find({ template, prose }, words) {
    if (template.max_mentions === null || template.max_mentions.level === 'off') return null;
    const { value, level } = template.max_mentions;
    const found = findMentions(prose()).size;
    if (found <= value) return null;
    const { message, remedy } = words.itemFindings['max-mentions'];
    return { level, message: message(found, value), remedy: remedy() };
  },
};
