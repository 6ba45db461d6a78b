import type { Concern, Decision, Hold } from '../../../decisions/decision.js';
import { quoteCode, quoteInline } from '../../../text/neutralise.js';
import type { Words } from '../../../text/en.js';
import type { DecisionMatter } from './matter.js';

const MOST_CONCERNS = 20;

/** An address that GitHub gave for a comment, and nothing else. */
const COMMENT_URL = /^https?:\/\/[\w.:-]+\/[\w./-]+#issuecomment-\d+$/;

/** Returns what stands in the way or stood there: concerns with their state, holds, late objections; each with where it was said. */
export function renderConcerns({ decision }: DecisionMatter, words: Words): string {
  const { concerns } = words.decisions;
  const lines = [
    ...listed(decision).map((concern) => `- ${renderConcern(concern, words)}`),
    ...decision.holds.slice(0, MOST_CONCERNS).map((hold) => `- ${renderHold(hold, words)}`),
    ...decision.objections.slice(0, MOST_CONCERNS).map(({ by, why, url, answered }) => {
      const said = concerns.objection(quoteCode(by, 60), quoteInline(why, 200));
      const answer = answered === null ? '' : `, ${link(concerns.answered, answered.url)}`;
      return `- ${said}${at(url, words)}${answer}`;
    }),
  ];
  const more = decision.concerns.length - Math.min(decision.concerns.length, MOST_CONCERNS);
  if (lines.length === 0) return '';
  return [concerns.heading, '', ...lines, ...(more > 0 ? [`- ${concerns.more(more)}`] : [])].join('\n');
}

/** Open ones first, then the rest, each in the order in which they were raised. */
function listed({ concerns }: Decision): readonly Concern[] {
  const open = concerns.filter(({ resolved }) => resolved === null);
  return [...open, ...concerns.filter(({ resolved }) => resolved !== null)].slice(0, MOST_CONCERNS);
}

function renderConcern({ number, title, by, url, resolved }: Concern, words: Words): string {
  const { concerns } = words.decisions;
  const [what, who] = [quoteInline(title, 200), quoteCode(by, 60)];
  const text =
    resolved === null
      ? concerns.open(number, what, who)
      : concerns.resolved(number, what, who, quoteCode(resolved.by, 60));
  if (resolved === null) return `${text}${at(url, words)}`;
  const sources = [link(concerns.raised, url), link(concerns.settled, resolved.url)].filter((source) =>
    source.startsWith('['),
  );
  return sources.length === 0 ? text : `${text} (${sources.join(', ')})`;
}

function renderHold({ by, why, url }: Hold, words: Words): string {
  const { concerns } = words.decisions;
  if (by === null) return concerns.takenAway(quoteInline(why ?? '', 200));
  const who = quoteCode(by, 60);
  return `${why === null ? concerns.hold(who) : concerns.holdBecause(who, quoteInline(why, 200))}${at(url, words)}`;
}

function at(url: string | null, words: Words): string {
  return url === null || !COMMENT_URL.test(url) ? '' : ` (${link(words.decisions.concerns.link, url)})`;
}

function link(text: string, url: string | null): string {
  return url === null || !COMMENT_URL.test(url) ? text : `[${text}](${url})`;
}
