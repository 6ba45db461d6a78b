import type { PresetName } from '../config/config.js';
import type { RawConfig } from '../config/language/schema.js';

/** All that is built in and on by itself, as it is. `message` has no match: it is chosen only by name. */
const standard: RawConfig = {
  version: 1,
  templates: { status: {}, brief: {}, decision: {}, change: {}, message: {} },
};

/** The least that a reader in another time zone needs, and more time to write it. */
const lean: RawConfig = {
  version: 1,
  scope: { grace: '10m' },
  templates: {
    status: { sections: ['Progress', 'Blockers', 'Next steps'] },
    brief: { sections: ['Goal', { heading: 'Timeline', level: 'warn', needs: 'date' }, 'Success criteria'] },
    decision: {
      sections: ['Problem', 'Options', { heading: 'Tradeoffs', level: 'warn' }, 'Decision', 'Owner'],
    },
    change: {
      sections: ['Why', 'What changed', { heading: 'How tested', level: 'warn' }],
    },
  },
};

/** For teams that hand work over every day: what is asked is required, and the check holds a merge back. */
const strict: RawConfig = {
  version: 1,
  mode: 'enforce',
  ratchet: true,
  templates: {
    status: {
      sections: [
        'Context',
        { heading: 'Progress', needs: { list: { level: 'warn' } } },
        'Blockers',
        { heading: 'Next steps', needs: { list: { level: 'warn' } } },
      ],
    },
    brief: {
      sections: [
        { heading: 'Goal', min_words: { value: 5, level: 'require' } },
        { heading: 'Requirements', needs: { list: { level: 'require' } } },
        { heading: 'Timeline', needs: { date: { level: 'require' } } },
        { heading: 'Success criteria', needs: { list: { level: 'require' } } },
        { heading: 'Resources', needs: { link: { level: 'warn' } } },
      ],
      title: true,
      order: { level: 'info' },
    },
    decision: {
      sections: [
        'Problem',
        { heading: 'Options', min_items: { value: 2, level: 'require' } },
        'Tradeoffs',
        'Decision',
        { heading: 'Owner', needs: { person: { level: 'require' } } },
      ],
      title: true,
    },
    change: {
      sections: ['Why', 'What changed', { heading: 'How tested', min_words: 5 }, 'Risks'],
      title: true,
      linked_issue: true,
      max_mentions: 10,
    },
    message: {},
  },
};

/** For projects whose authors come and go: bug reports that can be acted on, short pull requests, decisions in the open. */
const oss: RawConfig = {
  version: 1,
  scope: { grace: '10m' },
  templates: {
    bug: { match: { labels: ['bug'], types: ['Bug'], title: '^\\[?bug\\b', kind: 'issue' } },
    decision: {},
    change: {
      sections: ['What changed', { heading: 'Why', level: 'warn' }, { heading: 'How tested', level: 'warn' }],
      title: true,
      max_mentions: 5,
    },
  },
};

/** What a configuration can begin with, written in its own language. Sections of built-in names have their other names, too. */
export const presets: Readonly<Record<PresetName, RawConfig>> = { standard, lean, strict, oss };
