import { checked } from './checked.js';
import { forbid } from './forbid.js';
import { implementsDecision } from './implements.js';
import { linkedIssue } from './linked-issue.js';
import { maxMentions } from './max-mentions.js';
import { minItems } from './min-items.js';
import { minWords } from './min-words.js';
import { needsChecklist } from './needs-checklist.js';
import { needsCode } from './needs-code.js';
import { needsDate } from './needs-date.js';
import { needsImage } from './needs-image.js';
import { needsLink } from './needs-link.js';
import { needsList } from './needs-list.js';
import { needsPerson } from './needs-person.js';
import { oneOf } from './one-of.js';
import { order } from './order.js';
import { pattern } from './pattern.js';
import type { ItemRule, Rule } from './rule.js';
import { sectionFilled } from './section-filled.js';
import { title } from './title.js';

/** All rules about sections, in the order in which their findings stand for one section. */
export const RULES: readonly Rule[] = [
  sectionFilled,
  minWords,
  minItems,
  needsList,
  needsLink,
  needsDate,
  needsPerson,
  needsChecklist,
  needsCode,
  needsImage,
  oneOf,
  checked,
  pattern,
  forbid,
];

/** All rules about an item as a whole, in the order in which their findings stand behind those about sections. */
export const ITEM_RULES: readonly ItemRule[] = [title, order, linkedIssue, implementsDecision, maxMentions];
