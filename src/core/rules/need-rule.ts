import type { NeedKind } from '../config/config.js';
import type { Content } from '../reading/content.js';
import type { Rule, RuleExample } from './rule.js';

interface Need {
  readonly kind: NeedKind;
  readonly summary: string;
  readonly examples: readonly RuleExample[];
  readonly isMet: (content: Content) => boolean;
}

/** Returns the rule for one kind of `needs`: silent unless asked for, and only about sections that are filled. */
export function needRule({ kind, summary, examples, isMet }: Need): Rule {
  return {
    id: `needs-${kind}`,
    summary,
    examples,
    find({ spec, content }, words) {
      const need = spec.needs.find((ask) => ask.value === kind);
      if (need === undefined || content?.state !== 'present' || isMet(content)) return null;
      const { message, remedy } = words.findings[`needs-${kind}`];
      return { level: need.level, message: message(spec.heading), remedy: remedy() };
    },
  };
}
