import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMemoryBlock } from '../../../src/core/desired/comment/decision/memory-block.js';
import { hasMarker } from '../../../src/core/desired/comment/marker.js';
import { fence } from '../../../src/core/text/neutralise.js';
import { comment, configOf, issue, run, sticky, valid } from '../plan/world.js';
import { markdown } from './github-markdown.js';
import { hostileText } from './hostile-text.js';

const HOUR = 3_600_000;
const CONFIG = valid(configOf('version: 1\npeople: { members: { olga: {}, ira: {} } }'));

/** What somebody may write so that it is taken for ours. */
const forged = fc.constantFrom(
  '<!-- async-conventions:sticky:v1 -->',
  '<!-- async-conventions:decision {"version":1,"heard":[],"concerns":[],"nextNumber":9,"told":[]} -->',
  '<!-- async-conventions:verdict {} -->',
);

/** Returns our comment on an accepted decision of that title and that problem. */
function commentOn(title: string, problem: string): string {
  const rest = '## Options\n- a\n- b\n\n## Tradeoffs\nSome.\n\n## Decision\na\n\n## Owner\n@olga\n';
  const body = `${rest}\n## Problem\n\nLost.\n\n${problem}`;
  const world = issue({ title: `Decision: ${title}`, labels: ['decision'], body }, CONFIG);
  world.record = { branch: 'main', files: [], pulls: [], supersedes: [] };
  world.roles = { ana: 'write', olga: 'write', ira: 'triage' };
  for (const [login, text] of [
    ['ana', '/propose'],
    ['olga', '/approve'],
    ['ira', '/approve'],
    ['olga', '/accept because it is cheap'],
  ] as const) {
    world.now += HOUR;
    world.thread.push(comment(world, text, { login, type: 'user' }));
    run(world);
  }
  return sticky(world) ?? '';
}

describe('the comment on a decision that is to be kept', () => {
  test('stays whole and calls nobody, whatever the decision says', () => {
    const words = fc.array(fc.oneof(hostileText, forged), { maxLength: 6 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(hostileText, words, fc.boolean(), (title, problem, isLong) => {
        const told = commentOn(title, isLong ? `${'word '.repeat(1_800)}\n\n${problem}` : problem);
        expect(told.length).toBeLessThan(60_000);
        expect(parseMemoryBlock(told)?.told).toHaveLength(1);
        expect(told.replace('<!-- async-conventions:sticky:v1 -->', '')).not.toSatisfy(hasMarker);
        expect(told).not.toMatch(/@[a-z]/i);
        const tokens = markdown.parse(told, {});
        const blocks = tokens.filter(({ type }) => type === 'fence');
        expect(blocks).toHaveLength(isLong ? 1 : 0);
        const folds = tokens.filter(({ type, content }) => type === 'html_block' && content.startsWith('<details>'));
        expect(folds).toHaveLength(isLong ? 2 : 1);
        expect(tokens.at(-1)?.type).toBe('html_block');
        const links = tokens.flatMap(({ children }) => children ?? []).filter(({ type }) => type === 'link_open');
        expect(links.map((link) => String(link.attrGet('href')).split('?')[0])).toEqual([
          'https://github.com/o/r/new/main',
        ]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a fence', () => {
  test('is closed where it ends, and holds all lines', () => {
    fc.assert(
      fc.property(fc.array(hostileText), (lines) => {
        const text = lines.join('\n');
        const tokens = markdown.parse(`${fence(text, 'markdown')}\n\nEnd`, {});
        expect(tokens[0]?.type).toBe('fence');
        expect(tokens.at(-2)?.content).toBe('End');
        expect(tokens).toHaveLength(4);
      }),
    );
  });
});
