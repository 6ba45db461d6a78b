import { readdirSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import * as z from 'zod';
import type { Config, Template } from '../../../src/core/config/config.js';
import type { Candidate } from '../../../src/core/snapshot.js';
import { loadConfig } from '../../../src/core/loading/load-config.js';
import type { DecisionStage, SectionState, Verdict } from '../../../src/core/verdict/verdict.js';

/** One body with what is expected of it, from `test/fixtures/bodies`. */
export interface BodyFixture {
  /** The file's name without `.md`. */
  readonly name: string;
  readonly about: string;
  /** A configuration with this one template, chosen by the label that the candidate carries. */
  readonly config: Config;
  readonly template: Template;
  readonly candidate: Candidate;
  /** As GitHub reports it: null for a body that was never written. */
  readonly body: string | null;
  /** Heading → state, for every section of the template. */
  readonly expect: Readonly<Record<string, SectionState>>;
  /** Null where the fixture does not say. */
  readonly outcome: Verdict['outcome'] | null;
  readonly decision: DecisionStage | null;
  /** Ids of rules, in the order of the findings. */
  readonly findings: readonly string[] | null;
}

const folder = new URL('../../fixtures/bodies/', import.meta.url);

const FRONT_MATTER = /^---\n([\s\S]*?\n)---\n/;

const states = ['present', 'missing', 'empty', 'comment-only', 'placeholder', 'template-residue', 'too-short'] as const;

/** The language of a fixture's front matter. Either `template` names a built-in or `sections` are those of a team's own. */
const frontMatter = z.strictObject({
  about: z.string().min(10),
  template: z.string().optional(),
  sections: z.array(z.unknown()).optional(),
  title: z.string().default('Fixture'),
  kind: z.enum(['issue', 'pull_request']).default('issue'),
  /** How the item was closed; absent while open. */
  closed: z.enum(['completed', 'not_planned']).optional(),
  body: z.null().optional(),
  /** Line ends of the body; `mixed` ends every second line with CRLF. */
  eol: z.enum(['lf', 'crlf', 'mixed']).default('lf'),
  /** Characters that no file should hold are written as four hexadecimal digits behind a backslash and `u`. */
  escapes: z.boolean().default(false),
  expect: z.record(z.string(), z.enum(states)),
  outcome: z.enum(['pass', 'fail']).optional(),
  decision: z.enum(['draft', 'proposed', 'accepted']).optional(),
  findings: z.array(z.string()).optional(),
});
type FrontMatter = z.infer<typeof frontMatter>;

/** The label by which a fixture's template is chosen. */
const LABEL = 'fixture';

/** Returns every body fixture, by name. Throws, naming the file, where one is not in the form. */
export function loadBodyFixtures(): readonly BodyFixture[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.md'));
  return files.sort().map((file) => {
    try {
      return parseBodyFixture(file.slice(0, -'.md'.length), readFileSync(new URL(file, folder), 'utf8'));
    } catch (error) {
      throw new Error(`${file}: ${String(error)}`, { cause: error });
    }
  });
}

/** Returns the fixture that a file's text describes. */
export function parseBodyFixture(name: string, text: string): BodyFixture {
  const match = FRONT_MATTER.exec(text);
  if (match === null) throw new Error('no front matter');
  const given = frontMatter.parse(load(match[1] ?? ''));
  const config = configOf(given);
  const template = config.templates[0];
  if (template === undefined) throw new Error('no template');
  const body = given.body === null ? null : asTyped(text.slice(match[0].length), given);
  const headings = template.sections.filter(({ level }) => level !== 'off').map(({ heading }) => heading);
  if (headings.join('\n') !== Object.keys(given.expect).join('\n')) {
    throw new Error(`expect names ${Object.keys(given.expect).join(', ')}; the template has ${headings.join(', ')}`);
  }
  return {
    name,
    about: given.about,
    config,
    template,
    candidate: candidateOf(given, body ?? ''),
    body,
    expect: given.expect,
    outcome: given.outcome ?? null,
    decision: given.decision ?? null,
    findings: given.findings ?? null,
  };
}

/** Returns a configuration with one template: a built-in by name, or these sections as they stand in YAML. */
export function configOf({ template, sections }: Pick<FrontMatter, 'template' | 'sections'>): Config {
  if ((template === undefined) === (sections === undefined)) throw new Error('either template or sections');
  const match = { labels: [LABEL] };
  const templates = template === undefined ? { own: { match, sections } } : { [template]: { match } };
  const file = { path: '.github/async.yml', text: JSON.stringify({ version: 1, templates }) };
  const loaded = loadConfig({ repositoryName: 'octo/hello', repository: file, organisation: null, templates: [] });
  if (loaded.status !== 'valid') throw new Error(`not a configuration: ${JSON.stringify(loaded)}`);
  return loaded.config;
}

function asTyped(text: string, { eol, escapes }: FrontMatter): string {
  const body = escapes
    ? text.replace(/\\u([\da-f]{4})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
    : text;
  let line = 0;
  return body.replace(/\n/g, () => (eol === 'crlf' || (eol === 'mixed' && ++line % 2 === 0) ? '\r\n' : '\n'));
}

function candidateOf({ kind, title, closed }: FrontMatter, body: string): Candidate {
  return {
    kind,
    title,
    body,
    labels: [LABEL],
    author: { login: 'ana', type: 'user' },
    association: 'MEMBER',
    issueType: null,
    state: closed === undefined ? 'open' : 'closed',
    closedAs: closed ?? null,
    pull: kind === 'pull_request' ? { isDraft: false, base: 'main', paths: [], linked: null } : null,
    createdAt: Date.UTC(2026, 10, 24, 9),
  };
}
