import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../src/', import.meta.url));

/** The layers of the core, lowest first. A file imports from its own layer or from a lower one. */
const LAYERS = [
  'versions',
  'subject',
  'values',
  'text',
  'time',
  'links',
  'config',
  'markdown',
  'reading',
  'templates',
  'loading',
  'rules',
  'commands',
  'decisions',
  'status',
  'response',
  'verdict',
  'preview',
  'desired',
  'reminders',
  'rollup',
  'plan',
  'event',
  'index',
] as const;

/** Pure types that the layers meet at. They may name one another and nothing else of the core. */
const VALUES = [
  'core/snapshot.ts',
  'core/config/config.ts',
  'core/verdict/verdict.ts',
  'core/preview/preview.ts',
  'core/commands/command.ts',
  'core/decisions/decision.ts',
  'core/decisions/facts.ts',
  'core/decisions/record/standing.ts',
  'core/status/update.ts',
];

/** Packages that the core may use: each is pure, and none needs Node or a page. */
const CORE_PACKAGES = ['chrono-node', 'fastest-levenshtein', 'js-yaml', 'markdown-it', 're2js', 'zod'];

/** What a core may not ask of the world around it. */
const IMPURE = new Set([
  'process',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'performance',
  'crypto',
  'console',
  'globalThis',
  'window',
  'document',
  'localStorage',
  'Buffer',
  'require',
  'XMLHttpRequest',
  'WebSocket',
]);

interface Source {
  /** Below `src`, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** Paths below `src` for our own files, else the specifier. */
  readonly imports: readonly string[];
}

const sources: readonly Source[] = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const specifiers = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
    return { path: slashed(file), text, imports: specifiers.map((specifier) => resolveSpecifier(file, specifier)) };
  });

const core = sources.filter(({ path }) => path.startsWith('core/'));

function slashed(path: string): string {
  return path.split(sep).join('/');
}

function resolveSpecifier(file: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  return slashed(relative(root, join(root, dirname(file), specifier))).replace(/\.js$/, '.ts');
}

function isOwn(path: string): boolean {
  return /^(?:core|shell|entry)\//.test(path);
}

function layerOf(path: string): number {
  const name = VALUES.includes(path) ? 'values' : path.replace(/^core\//, '').replace(/(?:\/.*|\.ts)$/, '');
  return LAYERS.findIndex((layer) => layer === name);
}

function importsWhere(among: readonly Source[], isWrong: (from: string, to: string) => boolean): readonly string[] {
  return among.flatMap(({ path, imports }) =>
    imports.filter((to) => isWrong(path, to)).map((to) => `${path} imports ${to}`),
  );
}

/** Every use of the clock, of chance or of the world in a source; comments and names of properties are none. */
function impurities({ path, text }: Source): readonly string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  function visit(node: ts.Node): void {
    const use = impurityOf(node);
    if (use !== null) found.push(`${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${use}`);
    ts.forEachChild(node, visit);
  }
  visit(file);
  return found;
}

function impurityOf(node: ts.Node): string | null {
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return 'import()';
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) return 'new Date()';
  if (ts.isPropertyAccessExpression(node) && /^(?:Date\.now|Math\.random)$/.test(node.getText())) return node.getText();
  if (!ts.isIdentifier(node) || !IMPURE.has(node.text)) return null;
  return isGlobalUse(node) ? node.text : null;
}

/** A property, a parameter or a variable of ours may bear the name of a global. */
function isGlobalUse(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isTypeOfExpression(parent)) return true;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node && !isDeclared(node);
  return (ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.expression === node && !isDeclared(node);
}

function isDeclared(node: ts.Identifier): boolean {
  const declared = new RegExp(
    `(?:const|let|function)\\s+\\{?[^;=]*\\b${node.text}\\b|[({,]\\s*${node.text}\\??\\s*[:,)}]`,
  );
  return declared.test(node.getSourceFile().text);
}

describe('the direction of imports', () => {
  it('finds the sources', () => {
    expect(core.length).toBeGreaterThan(50);
    expect(core.some(({ imports }) => imports.includes('core/markdown/document.ts'))).toBe(true);
  });

  it('goes from entry over shell to core', () => {
    const ranks = ['core', 'shell', 'entry'];
    const rank = (path: string) => ranks.indexOf(path.split('/')[0] ?? '');
    expect(importsWhere(sources, (from, to) => isOwn(to) && rank(to) > rank(from))).toEqual([]);
  });

  it('knows the layer of every file of the core', () => {
    expect(core.filter(({ path }) => layerOf(path) < 0).map(({ path }) => path)).toEqual([]);
  });

  it('goes downwards inside the core', () => {
    expect(importsWhere(core, (from, to) => isOwn(to) && layerOf(to) > layerOf(from))).toEqual([]);
  });

  it('lets no rule import another', () => {
    const files = core.filter(({ path }) => path.startsWith('core/rules/'));
    const isRule = (path: string) => {
      const text = files.find((file) => file.path === path)?.text ?? '';
      return /: Rule = |= needRule\(/.test(text);
    };
    expect(files.filter(({ path }) => isRule(path)).length).toBeGreaterThan(10);
    expect(importsWhere(files, (from, to) => from !== 'core/rules/index.ts' && isRule(to))).toEqual([]);
  });

  it('no section of the weekly page imports another', () => {
    const isSection = (path: string): boolean => path.startsWith('core/rollup/sections/');
    expect(
      importsWhere(
        core.filter(({ path }) => isSection(path)),
        (_from, to) => isSection(to),
      ),
    ).toEqual([]);
  });

  it('lets no command import another', () => {
    const files = core.filter(({ path }) => path.startsWith('core/commands/'));
    const isCommand = (path: string) => /: CommandSpec = /.test(files.find((file) => file.path === path)?.text ?? '');
    expect(files.filter(({ path }) => isCommand(path)).length).toBeGreaterThan(15);
    expect(importsWhere(files, (from, to) => from !== 'core/commands/index.ts' && isCommand(to))).toEqual([]);
  });

  it('names only files that exist', () => {
    const known = new Set(sources.map(({ path }) => path));
    expect(importsWhere(sources, (_, to) => isOwn(to) && !known.has(to))).toEqual([]);
  });
});

describe('the purity of the core', () => {
  it('uses only packages that are pure', () => {
    const isPure = (specifier: string) => CORE_PACKAGES.some((name) => `${specifier}/`.startsWith(`${name}/`));
    expect(importsWhere(core, (_, to) => !isOwn(to) && !isPure(to))).toEqual([]);
  });

  it('asks for no clock, no chance and no world', () => {
    expect(core.flatMap((source) => impurities(source))).toEqual([]);
  });

  it.each([
    ['const t = Date.now();', 'Date.now'],
    ['const t = new Date();', 'new Date()'],
    ['const n = Math.random();', 'Math.random'],
    ['const e = process.env;', 'process'],
    ['setTimeout(() => {}, 1);', 'setTimeout'],
    ['void fetch("x");', 'fetch'],
    ['void import("x");', 'import()'],
  ])('would see %s', (text, use) => {
    expect(impurities({ path: 'x.ts', text, imports: [] })).toEqual([`x.ts:1: ${use}`]);
  });

  it('is not misled by comments, fixed moments and properties', () => {
    const text = '// Date.now(), fetch(), process\nconst d = new Date(0);\nconst x = { process: d.fetch };\n';
    expect(impurities({ path: 'x.ts', text, imports: [] })).toEqual([]);
  });
});
