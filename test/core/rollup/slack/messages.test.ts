import { describe, expect, test } from 'vitest';
import type { WeekFacts } from '../../../../src/core/rollup/facts.js';
import { buildReport, type Report } from '../../../../src/core/rollup/report.js';
import {
  renderDecision,
  renderSlack,
  renderSlackAlone,
  type SlackMessage,
} from '../../../../src/core/rollup/slack/messages.js';
import type { SlackElement } from '../../../../src/core/rollup/slack/slack-style.js';
import { de } from '../../../../src/core/text/de.js';
import { en, type Words } from '../../../../src/core/text/en.js';
import { frame, hostile, matter, overlong, rich } from '../weeks.js';

const PAGE = {
  title: 'Week 47 of 2026: Mon 2026-11-16 to Sun 2026-11-22',
  url: 'https://github.com/octo/hello/issues/300',
};

function reportOf(facts: WeekFacts): Report {
  const report = buildReport(facts, frame);
  if (report === null) throw new Error('nothing to say');
  return report;
}

/** Returns a message as a channel shows it: `*strong*`, `` `code` `` and `<link|text>`. */
function shown({ blocks }: SlackMessage): string {
  const lines = blocks.flatMap(({ elements }) =>
    elements.flatMap((part) =>
      part.type === 'rich_text_list'
        ? part.elements.map((item) => `• ${item.elements.map(element).join('')}\n`)
        : [`${part.elements.map(element).join('')}\n`],
    ),
  );
  return lines.join('').replace(/\n\n/g, '\n');
}

function element(given: SlackElement): string {
  if (given.type === 'link') return `<${given.url}|${given.text}>`;
  if (given.style?.bold) return `*${given.text}*`;
  return given.style?.code ? `\`${given.text}\`` : given.text;
}

function thread(facts: WeekFacts, words: Words): string {
  const { parent, replies } = renderSlack(reportOf(facts), PAGE, words);
  return [parent, ...replies.map(({ message }) => message)].map(shown).join('\n---\n\n');
}

describe('a week as a channel of Slack is told of it', () => {
  test.each([
    ['rich', rich, en],
    ['rich-de', rich, de],
    ['hostile', hostile, en],
  ] as const)('%s', async (name, facts, words) => {
    await expect(thread(facts, words)).toMatchFileSnapshot(`golden/${name}.txt`);
  });

  test('as one message, where there can be no thread', async () => {
    await expect(shown(renderSlackAlone(reportOf(rich), PAGE, en))).toMatchFileSnapshot('golden/alone.txt');
  });

  test('a decision on its way', () => {
    const about = matter(219, 'Decision: keep <!channel> invoices');
    expect(shown(renderDecision(about, 'final-call', 'ten *years*', 'octo/hello', en))).toBe(
      'Final call, it closes within a working day: <https://github.com/octo/hello/issues/219|#219> Decision: keep <!channel> invoices – ten *years*\n',
    );
  });
});

describe('what Slack takes', () => {
  test('no more rows than are read, and where the rest is', () => {
    for (const { message } of renderSlack(reportOf(overlong), PAGE, en).replies) {
      const lists = message.blocks.flatMap(({ elements }) => elements).filter(({ type }) => type === 'rich_text_list');
      for (const { elements } of lists) expect(elements.length).toBeLessThanOrEqual(13);
      expect(JSON.stringify(message).length).toBeLessThan(13_000);
    }
  });

  test('no empty text, and nothing that calls: people’s words are text alone', () => {
    const messages = [renderSlack(reportOf(hostile), PAGE, en)].flatMap(({ parent, replies }) => [
      parent,
      ...replies.map(({ message }) => message),
    ]);
    const types = new Set<string>();
    JSON.stringify(messages, (key, value: unknown) => {
      if (key === 'type') types.add(String(value));
      if (key === 'text') expect(value).not.toBe('');
      return value;
    });
    expect([...types].sort()).toEqual(['link', 'rich_text', 'rich_text_list', 'rich_text_section', 'text']);
    for (const { text } of messages) expect(text).not.toMatch(/[<>]/);
  });

  test('the private characters of our own marks, in people’s words, mean nothing', () => {
    const title = 'a\uE000link\uE001b\uE001https://evil.example/\uE002c';
    const message = renderDecision(matter(7, title), 'accepted', null, 'octo/hello', en);
    expect(shown(message)).toBe('Accepted: <https://github.com/octo/hello/issues/7|#7> alinkbhttps://evil.example/c\n');
  });
});
