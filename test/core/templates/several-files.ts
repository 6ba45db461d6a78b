import type { ConfigSources, ExtendedFile } from '../../../src/core/loading/load-config.js';

const OWN = '.github/async.yml';

/** What the line that leads to a faulty file says in the file of one's own. */
function leads(repository: string, place: string): string {
  return `${OWN}:2:10: \`extends\` leads to a file with problems, the first at \`${repository}: ${OWN}:${place}\`.`;
}
const SHARED = 'octo/.github: .github/async.yml';

/** What several files make together that none of them shows alone. */
export interface Several {
  readonly name: string;
  readonly sources: ConfigSources;
  /** `file:line:column: message`, each in full. */
  readonly expected: readonly string[];
}

interface Files {
  readonly own: string;
  readonly shared?: string;
  readonly extended?: Readonly<Record<string, string>>;
}

function several(name: string, { own, shared, extended = {} }: Files, expected: readonly string[]): Several {
  const files = Object.entries(extended).map(([repository, text]): readonly [string, ExtendedFile] => {
    if (text === 'missing') return [repository, text];
    return [repository, { path: `${repository}: ${OWN}`, text: `version: 1\n${text}\n` }];
  });
  const sources = {
    repositoryName: 'octo/web',
    repository: { path: OWN, text: `version: 1\n${own}\n` },
    organisation: shared === undefined ? null : { path: SHARED, text: `version: 1\n${shared}\n` },
    extended: new Map(files),
    templates: [],
  };
  return { name, sources, expected };
}

function chain(length: number): Readonly<Record<string, string>> {
  const links = Array.from({ length }, (_, index) => [`octo/r${index + 1}`, `extends: octo/r${index + 2}`]);
  return Object.fromEntries(links) as Record<string, string>;
}

/** Each case of `SEVERAL` ends in these words about one place. */
function locked(path: string, place: string, before: string, after: string): string {
  return (
    `\`${path}\` is locked by the organisation (\`${SHARED}:${place}\`): it may be made stricter, not looser. ` +
    `There: \`${before}\`; here: \`${after}\`.`
  );
}

export const SEVERAL: readonly Several[] = [
  several('a repository of another owner', { own: 'extends: evil/standards' }, [
    `${OWN}:2:10: \`extends\`: \`evil/standards\` has another owner. Only repositories of the same owner can be built on.`,
  ]),
  several(
    'another owner at the end of a chain',
    { own: 'extends: octo/a', extended: { 'octo/a': 'extends: evil/b' } },
    [
      leads('octo/a', '2:10'),
      `octo/a: ${OWN}:2:10: \`extends\`: \`evil/b\` has another owner. Only repositories of the same owner can be built on.`,
    ],
  ),
  several('a repository without a file', { own: 'extends: octo/a', extended: { 'octo/a': 'missing' } }, [
    `${OWN}:2:10: \`extends\`: \`octo/a\` has no \`.github/async.yml\` that this repository may build on. Either there is none, or the app is not installed there, or it is private and this repository is public.`,
  ]),
  several('a repository that extends itself', { own: 'extends: Octo/Web' }, [
    `${OWN}:2:10: \`extends\` goes round in a circle: \`octo/web\` → \`Octo/Web\`.`,
  ]),
  several(
    'a circle of three',
    {
      own: 'extends: octo/A',
      extended: { 'octo/a': 'mode: advise\nextends: octo/b', 'octo/b': 'extends: octo/a' },
    },
    [
      leads('octo/b', '2:10'),
      `octo/b: ${OWN}:2:10: \`extends\` goes round in a circle: \`octo/web\` → \`octo/A\` → \`octo/b\` → \`octo/a\`.`,
    ],
  ),
  several('a chain of six', { own: 'extends: octo/r1', extended: chain(6) }, [
    leads('octo/r5', '2:10'),
    `octo/r5: ${OWN}:2:10: \`extends\`: at most 5 files can be built on one another.`,
  ]),
  several('a fault in a file that is built on', { own: 'extends: octo/a', extended: { 'octo/a': 'mode: loud' } }, [
    leads('octo/a', '2:7'),
    `octo/a: ${OWN}:2:7: \`mode\`: expected one of \`observe\`, \`advise\`, \`enforce\`, found \`loud\`.`,
  ]),
  several(
    'keys of the organisation in a file that is built on',
    { own: 'extends: octo/a', extended: { 'octo/a': 'lock: mode' } },
    [
      leads('octo/a', '2:1'),
      `octo/a: ${OWN}:2:1: \`lock\` belongs in the organisation's file, \`.github/async.yml\` of its repository \`.github\`. Remove it here.`,
    ],
  ),
  several('keys of the organisation in a repository', { own: 'repositories: ["*"]\nlock: [mode]' }, [
    `${OWN}:2:1: \`repositories\` belongs in the organisation's file, \`.github/async.yml\` of its repository \`.github\`. Remove it here.`,
    `${OWN}:3:1: \`lock\` belongs in the organisation's file, \`.github/async.yml\` of its repository \`.github\`. Remove it here.`,
  ]),
  several('an organisation’s file that extends', { own: '', shared: 'extends: octo/standards' }, [
    `${SHARED}:2:1: \`extends\` cannot stand in the organisation's file, which lies below all others. Remove it here, or put it into a repository's.`,
  ]),
  several('a lock on no key, beside other faults of the file', { own: '', shared: 'mode: loud\nlock: [scope.graze]' }, [
    `${SHARED}:2:7: \`mode\`: expected one of \`observe\`, \`advise\`, \`enforce\`, found \`loud\`.`,
    `${SHARED}:3:8: \`lock[0]\`: \`scope.graze\` is no path of a configuration. Write keys with dots between them, such as \`mode\` or \`templates.brief.sections\`. Did you mean \`scope.grace\`?`,
  ]),
  several(
    'a label that two layers give to two of ours',
    { own: 'labels: { skip: x }', shared: 'labels: { incomplete: X }' },
    [`${OWN}:2:17: \`labels.skip\` and \`labels.incomplete\` are both \`x\`. Each needs a label of its own.`],
  ),
  several(
    'a match that two layers give to two templates',
    {
      own: 'templates: { b: { match: { labels: [X] }, sections: [B] } }',
      shared: 'templates: { a: { match: { labels: x }, sections: [A] } }',
    },
    [`${OWN}:2:19: \`b\` has the same \`match\` as \`a\`, which comes first, so \`b\` would never be chosen.`],
  ),
  several(
    'a match that a layer above empties',
    {
      own: 'templates: { a: { match: { labels: } } }',
      shared: 'templates: { a: { match: { labels: x }, sections: [A] } }',
    },
    [
      `${OWN}:2:19: \`templates.a.match\` is empty. Say what it matches, such as \`labels: [task]\`; leave it out for a template that is chosen only by name.`,
    ],
  ),
  several(
    'sections that a layer above takes away',
    { own: 'templates: { rfc: { sections: } }', shared: 'templates: { rfc: { sections: [A] } }' },
    [
      `${OWN}:2:14: The template \`rfc\` has no sections. List them under \`sections\`, or use a built-in name: \`status\`, \`brief\`, \`decision\`, \`message\`, \`change\`, \`bug\`, \`spec\`.`,
    ],
  ),
  several(
    'a kind of link that a layer above no longer names',
    {
      own: 'links: { kinds: { wiki: } }',
      shared:
        'links: { kinds: { wiki: wiki.example.com } }\ntemplates: { a: { sections: [{ heading: A, needs: { link: wiki } }] } }',
    },
    [
      `${SHARED}:3:59: \`templates.a.sections[0].needs.link\`: \`wiki\` is no kind of link. Known: \`recording\`, \`doc\`, \`tracker\`, \`chat\`, \`ci\`, \`design\`. More can be named under \`links.kinds\`.`,
    ],
  ),
  several(
    'patterns that are too costly together',
    {
      own: "templates: { brief: { title: { pattern: '\\pL' } } }",
      shared: `scope: { ignore_titles: '${'\\pL'.repeat(60)}' }`,
    },
    [
      `${OWN}:2:41: \`templates.brief.title.pattern\` is too costly to test. Use smaller numbers in \`{…}\` and fewer classes such as \`\\p{L}\`.`,
    ],
  ),
  several('a locked mode', { own: 'mode: advise', shared: 'mode: enforce\nlock: [mode]' }, [
    `${OWN}:2:7: ${locked('mode', '2:7', 'enforce', 'advise')}`,
  ]),
  several('a locked mode that only a preset states', { own: 'preset: lean', shared: 'preset: strict\nlock: mode' }, [
    `${OWN}:1:1: ${locked('mode', '3:7', 'enforce', 'advise')}`,
  ]),
  several(
    'a locked key that a file in between loosens',
    {
      own: 'extends: octo/a',
      shared: 'scope: { grace: 5m }\nlock: [scope]',
      extended: { 'octo/a': 'scope: { grace: 2h }' },
    },
    [`octo/a: ${OWN}:2:17: ${locked('scope.grace', '2:17', '5m', '2h')}`],
  ),
  several(
    'locked sections, all at once',
    {
      own: 'mode: observe\ntemplates:\n  brief:\n    sections:\n      - { heading: Goal, level: warn }\n      - Plan',
      shared:
        'templates:\n  brief: { sections: [Goal, { heading: Risks, level: warn }] }\nlock: [templates.brief.sections, mode]',
    },
    [
      `${OWN}:2:7: ${locked('mode', '4:34', 'advise', 'observe')}`,
      `${OWN}:6:7: ${locked('templates.brief.sections', '3:29', 'Risks: warn', 'Risks: missing')}`,
      `${OWN}:6:9: ${locked('templates.brief.sections', '3:23', 'Goal: require', 'Goal: warn')}`,
    ],
  ),
  several(
    'a locked template that a repository leaves out',
    { own: 'templates: { brief: }', shared: 'lock: [templates.change]' },
    [`${OWN}:2:12: ${locked('templates.change', '2:8', 'on', 'off')}`],
  ),
  several(
    'a locked template that a repository switches off',
    { own: 'templates: { brief: }', shared: 'templates: { brief: {} }\nlock: [templates.brief]' },
    [`${OWN}:2:14: ${locked('templates.brief', '2:21', 'on', 'off')}`],
  ),
];
