import type { Config, SlackOptions } from '../../core/config/config.js';
import { currentPage, type StandingPage } from '../../core/rollup/publishing/page.js';
import { withLedger } from '../../core/rollup/publishing/page-body.js';
import type { Report } from '../../core/rollup/report.js';
import { readSlackLedger, withSlack, type SlackLedger } from '../../core/rollup/slack/ledger.js';
import { renderDecision, renderSlack, renderSlackAlone } from '../../core/rollup/slack/messages.js';
import { decisionPart, isFresh, newsSince, tellFrom } from '../../core/rollup/slack/telling.js';
import { parseWeek } from '../../core/rollup/week.js';
import type { RepositoryRef } from '../../core/subject.js';
import { en } from '../../core/text/en.js';
import { wordsOf } from '../../core/text/languages.js';
import type { Errand, RunErrand } from '../errands.js';
import { FailureError } from '../github/client/errors.js';
import type { Reader } from '../github/reading/reader.js';
import { reportWeek } from '../rollup/compose-week.js';
import type { PageWriter } from '../rollup/publishing/write-pages.js';
import type { WeeksReader } from '../rollup/read-weeks.js';
import { readNews } from './read-news.js';
import type { Slack } from './slack.js';
import type { PostToWebhook } from './slack-webhook.js';
import type { WebhookTurns } from './webhook-turns.js';

/** How Slack is reached. What there is none of is null. */
export interface SlackWays {
  readonly slack: Slack | null;
  readonly webhook: PostToWebhook | null;
}

export interface TellParts extends WeeksReader {
  readonly pages: Pick<Reader, 'readRollupPages'>;
  readonly writer: Pick<PageWriter, 'carryOut'>;
  readonly ways: SlackWays;
  readonly turns: WebhookTurns;
}

const NOTHING: Errand = { changes: [], again: null, touch: [], notes: [], refusals: [] };

/** So much the clocks of GitHub and Slack may differ. */
const CLOCKS_APART_MS = 5 * 60_000;

/** One telling: of which page, by which configuration. */
interface Telling {
  readonly ref: RepositoryRef;
  readonly config: Config;
  readonly options: SlackOptions;
  readonly page: StandingPage;
}

/**
 * Returns the errand that has a channel know the weekly page. Nothing on GitHub waits for it: it runs by itself, and what Slack does not take is
 * tried again by itself.
 *
 * What was told is found in the thread and noted on the page, so that whatever ends in between, nothing is told twice.
 */
export function createChannelErrand(parts: TellParts): RunErrand {
  return async (ref) => {
    const telling = await lookAt(parts, ref);
    if (telling === null) return NOTHING;
    const { page, options, config } = telling;
    const now = parts.clock.now();
    const from = tellFrom(page, options);
    if (now < from) return { ...NOTHING, again: from };
    if (config.mode === 'observe') return { ...NOTHING, notes: ['observing: no channel is told of the page'] };
    const { slack, webhook } = parts.ways;
    if (slack !== null && options.channel !== null) return tellThread(parts, telling, slack, options.channel);
    if (webhook !== null) return tellWebhook(parts, telling, webhook);
    const setting = slack === null ? 'SLACK_TOKEN or SLACK_WEBHOOK_URL' : 'rollup.slack.channel or SLACK_WEBHOOK_URL';
    return { ...NOTHING, notes: [`no channel is told of the page: ${setting} is not set`] };
  };
}

/** Returns what there is to tell of; null for nothing. */
async function lookAt(parts: TellParts, ref: RepositoryRef): Promise<Telling | null> {
  const { config: state, pages, repository } = await parts.pages.readRollupPages(ref);
  if (state.status !== 'valid' || repository.isArchived) return null;
  const options = state.config.rollup?.slack ?? null;
  const page = currentPage(pages);
  if (options === null || page === null || !isFresh(page, parts.clock.now())) return null;
  return { ref, config: state.config, options, page };
}

async function tellThread(parts: TellParts, telling: Telling, slack: Slack, channel: string): Promise<Errand> {
  const { ref, config, page } = telling;
  const words = wordsOf(config, en);
  const repository = `${ref.owner}/${ref.repo}`;
  const mark = { repository, week: page.week };
  const before = ledgerFor(page, channel);
  const news = newsSince(await readNews(parts, ref, config, page.createdAt), page);
  const isToldAlready = news.every((each) => before?.told.includes(decisionPart(each)));
  if (before?.isWhole === true && isToldAlready) return NOTHING;

  const changes: { readonly type: string }[] = [];
  const post = async (part: string, thread: string | null, message: Parameters<Slack['post']>[3]): Promise<string> => {
    const at = await slack.post(channel, thread, { ...mark, part }, message);
    changes.push({ type: thread === null ? 'slack-thread' : 'slack-reply' });
    return at;
  };
  let thread =
    before?.thread ?? (await slack.findThread(channel, { ...mark, part: 'page' }, page.createdAt - CLOCKS_APART_MS));
  const standing = thread === null ? new Set<string>() : await slack.partsIn(channel, thread, mark);
  if (before?.isWhole !== true) {
    const report = await reportOf(parts, telling);
    if (report === null) return { ...NOTHING, notes: ['nothing is left to say of the page'] };
    const { parent, replies } = renderSlack(report, page, words);
    thread ??= await post('page', null, parent);
    for (const { part, message } of replies) if (!standing.has(part)) await post(part, thread, message);
  }
  if (thread === null) return NOTHING;
  for (const each of news) {
    const part = decisionPart(each);
    if (standing.has(part)) continue;
    await post(part, thread, renderDecision(each.matter, each.state, null, repository, words));
  }
  const link = before?.link ?? (await slack.permalink(channel, thread));
  const after: SlackLedger = {
    way: 'thread',
    channel,
    thread,
    link,
    isWhole: true,
    told: [...new Set([...(before?.told ?? []), ...news.map(decisionPart)])],
  };
  await note(parts, telling, after);
  return { ...NOTHING, changes: [...changes, { type: 'edit-page' }] };
}

/** What the page says of another channel is about another thread. */
function ledgerFor({ ledger }: StandingPage, channel: string) {
  const said = readSlackLedger(ledger);
  return said?.way === 'thread' && said.channel === channel ? said : null;
}

/**
 * A webhook cannot be asked what it posted, so that it is noted first that it is about to. Where it certainly did not, that is taken back; where
 * nobody can tell, the message is not sent again.
 */
async function tellWebhook(parts: TellParts, telling: Telling, webhook: PostToWebhook): Promise<Errand> {
  const { config, page } = telling;
  const before = readSlackLedger(page.ledger);
  if (before?.way === 'webhook') {
    return before.isSent ? NOTHING : { ...NOTHING, notes: ['the channel may not have been told of the page'] };
  }
  if (before !== null) return NOTHING;
  const report = await reportOf(parts, telling);
  if (report === null) return { ...NOTHING, notes: ['nothing is left to say of the page'] };
  if (!(await parts.turns.take(page)))
    return { ...NOTHING, notes: ['the channel was told of the page, or is being told'] };
  try {
    await note(parts, telling, { way: 'webhook', isSent: false });
  } catch (error) {
    await parts.turns.giveBack(page);
    throw error;
  }
  try {
    await webhook(renderSlackAlone(report, page, wordsOf(config, en)));
  } catch (error) {
    if (!(error instanceof FailureError) || error.failure.reason === 'slack: no answer') {
      return { ...NOTHING, refusals: ['slack: no answer; the channel may not have been told of the page'] };
    }
    await note(parts, telling, null);
    await parts.turns.giveBack(page);
    throw error;
  }
  await note(parts, telling, { way: 'webhook', isSent: true });
  return { ...NOTHING, changes: [{ type: 'slack-message' }, { type: 'edit-page' }] };
}

async function reportOf(parts: TellParts, { ref, config, page }: Telling): Promise<Report | null> {
  const week = parseWeek(page.week);
  return week === null ? null : reportWeek(parts, ref, config, week);
}

/** Writes the ledger into the page as it stands now: somebody may have had it written anew meanwhile. An edit notifies nobody. */
async function note(parts: TellParts, { ref, page }: Telling, slack: SlackLedger | null): Promise<void> {
  const { pages } = await parts.pages.readRollupPages(ref);
  const standing = pages.find(({ number }) => number === page.number) ?? page;
  const ledger = withSlack(standing.ledger, slack);
  const body = withLedger(standing.body, ledger);
  if (body === standing.body) return;
  await parts.writer.carryOut(ref, { type: 'edit-page', page: standing, title: standing.title, body });
}
