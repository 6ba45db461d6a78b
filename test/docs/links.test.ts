import { existsSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { codeSpans, pages, proseOf, read, ROOT } from './pages.js';

/** Where a path in a page may begin: pages name files as their readers would. */
const BASES = [
  '',
  'src',
  'src/core',
  'src/core/time',
  'src/core/config',
  'src/core/commands',
  'src/core/reading',
  'src/core/templates',
  'src/core/rules',
  'src/entry',
  'src/entry/cli',
  'src/shell/github',
  'src/shell/github/reading',
];

/** Examples of files in somebody else's repository, or of the reader's own making. */
const ELSEWHERE = /^(?:OWNER|\.github|src\/\*\*|release\/|docs\/pull_request_template|docs\/decisions\/)/;

/** The code in which a variable of the environment would be read. */
const readers = [
  'src/entry/settings/schema.ts',
  'src/entry/cli/commands/plan.ts',
  'src/entry/cli/api-url.ts',
  'src/shell/github/client/exchange.ts',
  'node_modules/probot/lib/manifest-creation.js',
  'node_modules/probot/lib/apps/setup.js',
  'test/core/desired/golden.test.ts',
  // What looks like a variable and is a word of the configuration or of GitHub.
  'src/core/config/language/schema-template.ts',
]
  .map(read)
  .join('\n');

const COMMANDS = [
  ...['check', 'validate', 'init', 'forms', 'explain', 'config', 'plan', 'decisions', 'doctor', 'remove'],
  'agents-md',
];

describe.each(pages)('$path', ({ path, text }) => {
  test('links to what is there', () => {
    const broken = [
      ...proseOf(text)
        .replace(/`[^`\n]*`/g, '')
        .matchAll(/\]\(([^)\s]+)\)/g),
    ]
      .map(([, target = '']) => target)
      .filter((target) => !target.startsWith('https://') && !isThere(path, target));
    expect(broken).toEqual([]);
  });

  test('names files that exist', () => {
    const named = codeSpans(text).filter((span) => /^[\w.-]+(?:\/[\w.-]*)+$|^[\w-]+\.ts$/.test(span));
    const files = named.filter((span) => /\.(?:ts|json|md)$|\/$/.test(span) && !ELSEWHERE.test(span));
    const missing = files.filter((file) => {
      return ![...BASES, dirname(path)].some((base) => existsSync(join(ROOT, base, file)));
    });
    expect(missing).toEqual([]);
  });

  test('names scripts of package.json', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const called = [...text.matchAll(/\bnpm (?:run )?(?:--\w+ )?([a-z]+)/g)].map(([, name = '']) => name);
    const own = new Set(['ci', 'link', 'install', 'uninstall']);
    expect(called.filter((name) => !own.has(name) && scripts[name] === undefined)).toEqual([]);
  });

  test('names commands of the program', () => {
    const called = codeSpans(text).flatMap((span) => /^async-conventions (\w\S*)/.exec(span)?.[1] ?? []);
    expect(called.filter((name) => !COMMANDS.includes(name))).toEqual([]);
  });

  test('names tests by paths that exist', () => {
    const paths = [...text.matchAll(/vitest\s+run (test\/[\w./-]+)/g)].map(([, name = '']) => name);
    expect(paths.filter((name) => !existsSync(join(ROOT, name)))).toEqual([]);
  });
});

test.each(pages.filter(({ path }) => !path.startsWith('test/')))(
  '$path names variables that something reads',
  ({ text }) => {
    const named = codeSpans(text).flatMap((span) => [...span.matchAll(/(?<![\w./-])([A-Z]+_[A-Z_]+)\b/g)]);
    expect(named.flatMap(([, name = '']) => (readers.includes(name) ? [] : [name]))).toEqual([]);
  },
);

test('the picture in the README is there, small, and described in words', () => {
  const [, words = '', file = ''] = /!\[([^\]]+)\]\(([^)]+)\)/.exec(read('README.md')) ?? [];
  expect(statSync(join(ROOT, file)).size).toBeLessThan(60 * 1024);
  expect(words.split(/\s+/).length).toBeGreaterThan(20);
});

/** Tells whether a link leads to a file, and to a heading of it where it names one. */
function isThere(from: string, target: string): boolean {
  const [file = '', anchor] = target.split('#');
  const path = file === '' ? from : normalize(join(dirname(from), file)).replaceAll('\\', '/');
  if (!existsSync(join(ROOT, path))) return false;
  return anchor === undefined || anchorsOf(read(path)).has(anchor);
}

/** Returns the anchors GitHub gives to headings: lower case, without punctuation, with dashes for spaces. */
function anchorsOf(text: string): ReadonlySet<string> {
  const headings = [...proseOf(text).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replace(/\s/g, '-'),
    ),
  );
}
