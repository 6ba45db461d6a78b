import type { DecisionState } from '../../decisions/decision.js';
import type { Words } from '../../text/en.js';
import { renderBottomLine, renderCounts } from '../bottom-line.js';
import type { Matter } from '../facts.js';
import { lookOf } from '../markdown.js';
import { matterLink, shownTitle } from '../piece.js';
import type { Report } from '../report.js';
import { renderPart, type SectionName } from '../sections.js';
import { slackStyle, toElements, toFallback, type SlackElement } from './slack-style.js';

interface SlackSection {
  readonly type: 'rich_text_section';
  readonly elements: readonly SlackElement[];
}

interface SlackList {
  readonly type: 'rich_text_list';
  readonly style: 'bullet';
  readonly elements: readonly SlackSection[];
}

/** Slack's block of text in which only what is marked as such is a link or stands out. */
export interface SlackBlock {
  readonly type: 'rich_text';
  readonly elements: readonly (SlackSection | SlackList)[];
}

/** A message of Slack: blocks, and the plain text that notifications show. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
}

/** The page, as a channel is told of it: what needs somebody, and behind it a section a message. */
export interface SlackPage {
  readonly parent: SlackMessage;
  readonly replies: readonly { readonly part: SectionName; readonly message: SlackMessage }[];
}

/** Where the page stands on GitHub. */
export interface PageAddress {
  readonly title: string;
  readonly url: string;
}

/** More rows of a section are on the page. */
const MOST_ROWS = 12;

/** Returns a report as messages of Slack. They call nobody. */
export function renderSlack(report: Report, page: PageAddress, words: Words): SlackPage {
  const look = lookOf(report, words, slackStyle);
  const text = words.rollup.slack;
  return {
    parent: messageOf([
      slackStyle.link(page.title, page.url),
      slackStyle.strong(renderBottomLine(report.bottomLine, words)),
      renderCounts(report.counts, report.countsBefore, words),
    ]),
    replies: report.parts.map((part) => {
      const { title, lead, rows } = renderPart(part, look);
      const shown = rows.length > MOST_ROWS + 1 ? rows.slice(0, MOST_ROWS) : rows;
      const left = rows.length - shown.length;
      const more = left === 0 ? [] : [slackStyle.link(text.more(left), page.url)];
      return { part: part.name, message: messageOf([slackStyle.strong(title), ...lead], shown, more) };
    }),
  };
}

/** Returns the whole page as one message, for a webhook, which can write no thread. */
export function renderSlackAlone(report: Report, page: PageAddress, words: Words): SlackMessage {
  const { parent, replies } = renderSlack(report, page, words);
  const titles = report.parts.map((part) => renderPart(part, lookOf(report, words, slackStyle)).title);
  if (replies.length === 0) return parent;
  const more = messageOf([slackStyle.link(words.rollup.slack.onThePage(titles), page.url)]);
  return { text: parent.text, blocks: [...parent.blocks, ...more.blocks] };
}

/** A state of a decision that a channel is told of when it begins. */
export type ToldState = Extract<DecisionState, 'final-call' | 'accepted'>;

/** Returns the message that a decision has come to its final call, or was accepted. */
export function renderDecision(
  matter: Matter,
  state: ToldState,
  option: string | null,
  home: string,
  words: Words,
): SlackMessage {
  const look = { style: slackStyle, home, words };
  const chosen = option === null ? '' : ` – ${shownTitle(option, look, 80)}`;
  return messageOf([`${words.rollup.slack.decision[state]}: ${matterLink(matter, look)}${chosen}`]);
}

/** Rows begin with the sign of a list in Markdown, which Slack has a form of its own for. */
function messageOf(
  lines: readonly string[],
  rows: readonly string[] = [],
  below: readonly string[] = [],
): SlackMessage {
  const section = (line: string): SlackSection => ({ type: 'rich_text_section', elements: toElements(line) });
  const items = rows.map((row) => section(row.replace(/^- /, '')));
  const list: readonly SlackList[] =
    items.length === 0 ? [] : [{ type: 'rich_text_list', style: 'bullet', elements: items }];
  return {
    text: lines.map(toFallback).join('\n'),
    blocks: [{ type: 'rich_text', elements: [...spaced(lines), ...list, ...spaced(below)] }],
  };

  /** Sections of rich text follow one another on one line. */
  function spaced(texts: readonly string[]): readonly SlackSection[] {
    return texts.map((line, index) => section(index < texts.length - 1 ? `${line}\n` : line));
  }
}
