import type * as loading from '../../src/core/loading/load-config.js';
import { timeMedian } from './measure.js';
import type { Timing } from './measure.js';

/** How long it takes to make a configuration of one file, from its text. */
export interface ConfigurationFigures {
  readonly templates: Timing;
  readonly sections: Timing;
  /** As many sections as may be in one configuration, and a file of nearly 256 KB. */
  readonly largest: Timing;
}

const TEMPLATES = `version: 1
templates:
${repeat(500, (at) => `  t${at}: { match: { labels: [l${at}], kind: issue }, sections: [Why, What] }\n`)}`;

const SECTIONS = `version: 1
templates:
  brief:
    sections:
${repeat(500, (at) => `      - { heading: Heading ${at}, aliases: [Name ${at}], min_words: 5, needs: [list, date] }\n`)}`;

const LARGEST = `version: 1
templates:
${repeat(20, (at) => `  t${at}: { sections: [${repeat(500, (section) => `{heading: ${section}th part},`)}] }\n`)}`;

/** Measures the compiled program, which is what runs. */
export async function measureConfiguration(): Promise<ConfigurationFigures> {
  const { loadConfig } = (await import(
    new URL('../../dist/core/loading/load-config.js', import.meta.url).href
  )) as typeof loading;
  const measure = (text: string): Timing => {
    const repository = { path: '.github/async.yml', text };
    const run = (): void => {
      const load = loadConfig({ repositoryName: 'octo/hello', repository, organisation: null, templates: [] });
      if (load.status !== 'valid') throw new Error('the configuration to measure is not valid');
    };
    for (let time = 0; time < 5; time += 1) run();
    return timeMedian(run, 15, 2);
  };
  return { templates: measure(TEMPLATES), sections: measure(SECTIONS), largest: measure(LARGEST) };
}

function repeat(times: number, render: (at: number) => string): string {
  return Array.from({ length: times }, (_, at) => render(at)).join('');
}
