import type { Config, Template } from '../../config/config.js';
import type { Item } from '../../snapshot.js';
import type { Verdict } from '../../verdict/verdict.js';
import type { ExpectedAnswers } from '../answers/expected.js';
import { hasProblem } from '../findings.js';
import { isFollowed, type DecisionMatter } from './decision/matter.js';
import type { LackingUpdate } from './incomplete-update.js';
import type { InvalidConfig } from '../problems.js';

/** All that a comment may speak of. */
export interface CommentMatter {
  readonly item: Item;
  /** Null where no configuration can be read. */
  readonly config: Config | null;
  /** Null where there was no configuration to judge by. */
  readonly verdict: Verdict | null;
  /** The faults of the configuration file that a pull request brings. */
  readonly problems: InvalidConfig | null;
  /** How the decision stands that the item is about; null where it is about none. */
  readonly decision: DecisionMatter | null;
  /** The update that the last one is to be and is not yet; null where there is none. */
  readonly lacking: LackingUpdate | null;
  /** Said where a comment stands anyway; null where nobody is waited for. */
  readonly expected: ExpectedAnswers | null;
  /** True where what is missing fails the check. */
  readonly isEnforced: boolean;
}

/** Tells whether there is anything to say. */
export function isSpeaking(matter: CommentMatter): boolean {
  return (
    matter.problems !== null ||
    matter.lacking !== null ||
    isFollowing(matter) ||
    (matter.verdict !== null && hasProblem(matter.verdict.findings))
  );
}

/** Returns the template that an item was judged by. */
export function templateOf(matter: { config: Config | null; verdict: Verdict | null }): Template | null {
  return matter.config?.templates.find((template) => template.name === matter.verdict?.template) ?? null;
}

/** Tells whether the comment follows a decision. */
export function isFollowing({ decision }: Pick<CommentMatter, 'decision'>): boolean {
  return decision !== null && isFollowed(decision);
}
