import type { Instant, Snapshot } from '../../snapshot.js';
import type { Words } from '../../text/en.js';
import type { Verdict } from '../../verdict/verdict.js';
import { DEFAULT_GRACE } from '../../config/resolve/defaults.js';
import type { ExpectedAnswers } from '../answers/expected.js';
import { whyUntouched } from '../manners/back-fill.js';
import { isEnforced } from '../manners/enforcement.js';
import { firstWordsDue } from '../manners/grace.js';
import { whyMuted } from '../manners/persons-hand.js';
import type { Muted } from '../manners/persons-hand.js';
import type { Wish } from '../wish.js';
import { wish } from '../wish.js';
import { renderCollapsed } from './collapsed.js';
import { renderComment } from './document.js';
import { hasConfigPart } from './marker.js';
import type { CommentMatter } from './matter.js';
import { hasProblem } from '../findings.js';
import { lackingUpdate } from './incomplete-update.js';
import { isFollowing, isSpeaking } from './matter.js';
import type { DecisionMatter } from './decision/matter.js';

const MUTED: Readonly<Record<Muted, string>> = { deleted: 'deleted ours', rewritten: 'rewrote ours' };

/**
 * Returns what our comment should say; null for no comment. One that stands is always brought up to date, also when all
 * is well and also on a closed or locked item: an edit is nothing new. A new one needs a problem worth a person's time (a
 * required finding or a warning; hints alone are silence), an open item that somebody touched, and that nobody showed us
 * the door.
 */
export function desireComment(
  snapshot: Snapshot,
  standing: string | null,
  verdict: Verdict | null,
  decision: DecisionMatter | null,
  expected: ExpectedAnswers | null,
  words: Words,
): Wish<string | null> {
  const lacking = lackingUpdate(snapshot, standing, verdict);
  const matter = { ...matterOf(snapshot, verdict, decision), lacking, expected };
  if (verdict === null && matter.problems === null && !hasConfigPart(standing)) return wish(standing);
  if (!isSpeaking(matter)) return wish(standing === null ? null : renderCollapsed(matter, words));
  if (standing !== null) return wish(renderComment(matter, words));
  return firstComment(snapshot, matter, words);
}

/**
 * An update that lacks something is answered on an item of any age: whoever wrote it just did. A pull request that breaks the configuration is spoken to whenever it was touched: it is itself the news. Whoever gives
 * a command has spoken to us, and is answered without a grace.
 */
function firstComment(snapshot: Snapshot, matter: CommentMatter, words: Words): Wish<string | null> {
  if (snapshot.item.state === 'closed' || snapshot.item.isLocked) return wish(null);
  const muted = whyMuted(snapshot);
  if (muted !== null) return wish(null, [`comment: a person ${MUTED[muted]}, so none is written again`]);
  const untouched = matter.problems === null ? whyUntouched(snapshot) : null;
  if (untouched !== null && matter.lacking === null) return wish(null, [`comment: held back, ${untouched}`]);
  if (untouched === null && isFollowing(matter)) return wish(renderComment(matter, words));
  const due = dueOf(snapshot, matter, untouched === null);
  return due > snapshot.now ? wish(null, [], due) : wish(renderComment(matter, words));
}

/** Whoever writes an update has their own time to polish it. */
function dueOf(snapshot: Snapshot, { problems, verdict, lacking, config }: CommentMatter, isTouched: boolean): Instant {
  const grace = config?.scope.grace ?? DEFAULT_GRACE;
  const isLacking = problems !== null || (verdict !== null && hasProblem(verdict.findings));
  const ofItem = isTouched && isLacking ? firstWordsDue(snapshot, grace) : Infinity;
  return Math.min(ofItem, lacking === null ? Infinity : lacking.at + grace);
}

function matterOf(
  snapshot: Snapshot,
  verdict: Verdict | null,
  decision: DecisionMatter | null,
): Omit<CommentMatter, 'lacking' | 'expected'> {
  const brought = snapshot.head?.config ?? null;
  return {
    item: snapshot.item,
    config: snapshot.config.status === 'valid' ? snapshot.config.config : null,
    verdict,
    problems: brought?.status === 'invalid' ? brought : null,
    decision,
    isEnforced: isEnforced(snapshot),
  };
}
