import type { NeedKind } from '../config/config.js';
import { sectionKeys } from '../config/language/schema-section.js';
import type { Content } from '../reading/content.js';
import type { Rule, RuleContext, RuleExample } from './rule.js';

interface Need {
  readonly kind: Exclude<NeedKind, 'link'>;
  readonly summary: string;
  readonly rationale: string;
  readonly examples: readonly RuleExample[];
  readonly isMet: (content: Content, context: RuleContext) => boolean;
}

/** Returns the rule for one kind of `needs` but links, which have kinds of their own: silent unless asked for, and only about sections that are filled. */
export function needRule({ kind, summary, rationale, examples, isMet }: Need): Rule {
  return {
    id: `needs-${kind}`,
    key: `needs.${kind}`,
    schema: sectionKeys.needs,
    summary,
    rationale,
    examples,
    find({ spec, content }, words, context) {
      const need = spec.needs.find((ask) => ask.value === kind);
      if (need === undefined || content?.state !== 'present' || isMet(content, context)) return null;
      const { message, remedy } = words.findings[`needs-${kind}`];
      return { level: need.level, message: message(spec.heading), remedy: remedy() };
    },
  };
}
