import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../src/core/loading/load-config.js';
import { en } from '../../../src/core/text/en.js';
import { evaluate } from '../../../src/core/verdict/evaluate.js';
import { candidateOf } from './item-findings.js';

const LINKS = {
  kinds: { runbook: ['wiki.example.com/run/**'], recording: ['videos.example.com/*'] },
  trackers: ['ABC'],
};

function said(need: unknown, text: string, links: unknown = LINKS): readonly string[] {
  const sections = [{ heading: 'Source', needs: { link: need } }];
  const file = { path: 'async.yml', text: JSON.stringify({ version: 1, links, templates: { own: { sections } } }) };
  const loaded = loadConfig({ repositoryName: 'octo/hello', repository: file, organisation: null, templates: [] });
  if (loaded.status !== 'valid') throw new Error(JSON.stringify(loaded));
  const { findings } = evaluate(loaded.config, candidateOf({ body: `## Source\n\n${text}` }), en, 'own');
  return findings.map(({ message, remedy }) => `${message} ${remedy}`);
}

describe('a link of a kind', () => {
  it.each([
    ['recording', 'https://youtu.be/dQw4w9WgXcQ'],
    ['recording', 'https://videos.example.com/12'],
    ['Recording', 'https://videos.example.com/12'],
    ['runbook', 'see https://wiki.example.com/run/doors/alarm.'],
    [['runbook', 'design'], 'https://wiki.example.com/run/doors'],
    ['tracker', 'ABC-12'],
    ['tracker', 'octo/hello#12'],
    [{ kind: [] }, 'ABC-12'],
  ])('%j is met by %s', (need, text) => {
    expect(said(need, text)).toEqual([]);
  });

  it('is told in words, with where such a thing is found, the own places of a team first', () => {
    expect(said('recording', 'https://videos.example.com/')).toEqual([
      '"Source" has no link to a recording. Add its address, for example on `videos.example.com/*`, Loom or YouTube.',
    ]);
    expect(said('runbook', 'https://wiki.example.com/')).toEqual([
      '"Source" has no link to something of the kind "runbook". Add its address, for example on `wiki.example.com/run/**`.',
    ]);
    expect(said(['doc', 'design'], 'a page')).toEqual([
      '"Source" has no link to a document or a design. Add its address, for example on Notion, Confluence, Google Docs or Figma.',
    ]);
  });

  it('is no bare key of a prefix that nobody configured', () => {
    expect(said('tracker', 'XYZ-12')).toHaveLength(1);
    expect(said('tracker', 'ABC-12', { trackers: [] })).toHaveLength(1);
    expect(said({ kind: [] }, 'ABC-12', {})).toHaveLength(1);
  });
});
