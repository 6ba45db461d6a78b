import type { LabelNames } from '../../config/config.js';
import { decisionLabels } from '../../decisions/labels.js';
import type { Snapshot } from '../../snapshot.js';
import { isFollowed, type DecisionMatter } from '../comment/decision/matter.js';
import { whyUntouched } from './back-fill.js';
import { toSecond } from './seconds.js';

/**
 * Tells whether how a decision ended may lead to something new beside its thread, such as a pull request: it was followed here, and
 * ended since the configuration is what it is, or somebody touched it since. Asking for records makes none of old decisions.
 */
export function isNews(snapshot: Snapshot, labels: LabelNames, matter: DecisionMatter): boolean {
  const { config, item } = snapshot;
  const own = decisionLabels(labels).map((name) => name.toLowerCase());
  const isKnown = isFollowed(matter) || item.labels.some((name) => own.includes(name.toLowerCase()));
  if (!isKnown || config.status !== 'valid') return false;
  const at = matter.decision.outcome?.at ?? null;
  const isLater = config.changedAt === null || (at !== null && toSecond(at) >= toSecond(config.changedAt));
  return isLater || whyUntouched(snapshot) === null;
}
