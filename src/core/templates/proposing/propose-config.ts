import type { SourceFile } from '../../config/parse.js';
import { BOUNDS } from '../../config/language/schema.js';
import { foldWords } from '../../markdown/fold.js';
import { plainLine } from '../../text/neutralise.js';
import type { Words } from '../../text/en.js';
import { renderFlow, renderScalar, renderYaml, type YamlValue } from '../../config/yaml/render-yaml.js';
import { readGuidance } from '../forms/add-forms.js';
import type { Guidance } from '../forms/guidance.js';
import { DECISION_TEMPLATE } from '../outcome.js';
import { isChooser, isReadTemplate, pathKey } from '../forms/template-paths.js';
import { proposeMatches, type FoundTemplate, type ProposedTemplate } from './propose-match.js';

/**
 * Returns the text of a configuration that checks exactly what a repository's own forms and templates ask for, in the mode
 * `observe`. Those that the app reads are named, so that they stay the one source; of others the sections are listed.
 *
 * @param files with paths from the root of the repository
 */
export function proposeConfig(files: readonly SourceFile[], words: Words): string {
  const { proposal } = words.forms;
  const found = files.filter(({ path }) => !isChooser(path)).map((file) => ({ file, guidance: readGuidance(file) }));
  const usable = found.flatMap(({ file, guidance }) => {
    return guidance === null || guidance.sections.length === 0 || isUnused(file, files) ? [] : [{ file, guidance }];
  });
  const unusable = found.filter(({ file }) => !usable.some((one) => one.file === file));
  const templates = [...proposeMatches(nameAll(usable))].sort(moreTellingFirst);
  return [
    `# ${proposal.opening(usable.length)}`,
    ...(usable.some(({ file }) => isReadTemplate(file.path)) ? [`# ${proposal.sectionsFrom}`] : []),
    'version: 1',
    `mode: observe # ${proposal.mode}`,
    'templates:',
    ...(templates.length === 0 ? builtinLines(words) : templates.flatMap((one) => renderTemplate(one, words))),
    ...unusable.map(({ file, guidance }) => `# ${whyUnusable(file, guidance, files, words)}`),
    '',
  ].join('\n');
}

/** A form whose headings are all in another one, too, would be found in bodies of that one, if it came first. */
function moreTellingFirst(a: ProposedTemplate, b: ProposedTemplate): number {
  if (a.kind !== b.kind) return a.kind === 'issue' ? -1 : 1;
  return b.guidance.labels.length - a.guidance.labels.length;
}

/** GitHub offers the single old template only where there is no folder of them. */
function isUnused({ path }: SourceFile, files: readonly SourceFile[]): boolean {
  const isOld = /(?:^|\/)issue_template\.(?:md|txt)$/.test(pathKey(path));
  return isOld && files.some((other) => /^\.github\/issue_template\/[^/]+$/.test(pathKey(other.path)));
}

function whyUnusable(file: SourceFile, guidance: Guidance | null, files: readonly SourceFile[], words: Words): string {
  const { proposal } = words.forms;
  const path = plainLine(file.path, BOUNDS.text);
  if (isUnused(file, files)) return proposal.unused(path);
  return guidance === null || /\.ya?ml$/i.test(file.path) ? proposal.unreadable(path) : proposal.noHeadings(path);
}

interface Usable {
  readonly file: SourceFile;
  readonly guidance: Guidance;
}

/**
 * Templates are called as their files are. The name `decision` brings more than sections along, which nobody has asked for
 * here; a pull request's template is called so, however its file is.
 */
function nameAll(usable: readonly Usable[]): readonly FoundTemplate[] {
  const taken = new Set<string>([DECISION_TEMPLATE]);
  return usable.map(({ file, guidance }) => {
    const key = pathKey(file.path);
    const kind = key.includes('pull_request_template') ? ('pull_request' as const) : ('issue' as const);
    const stem = (key.split('/').at(-1) ?? '').replace(/\.[a-z]+$/, '').slice(0, BOUNDS.name - 10);
    const isPlain = stem === 'pull_request_template' || stem === 'issue_template';
    const base = isPlain ? kind.replace('_', '-') : foldWords(stem.replace(/^\d+[-_. ]*/, '')).replaceAll(' ', '-');
    let name = base === '' ? kind.replace('_', '-') : base;
    if (taken.has(name)) name = `${base}-${/\.ya?ml$/.test(key) ? 'form' : 'template'}`;
    for (let count = 2; taken.has(name); count += 1) name = `${base}-${count}`;
    taken.add(name);
    return { name, kind, path: file.path, guidance };
  });
}

function renderTemplate(template: ProposedTemplate, words: Words): readonly string[] {
  const { proposal } = words.forms;
  const { name, kind, match, path, guidance } = template;
  const isRead = isReadTemplate(path);
  const isAsking = guidance.sections.some((section) => section.level === 'require');
  const notes = [
    ...(isRead ? [] : [proposal.written(plainLine(path, BOUNDS.text))]),
    ...(isAsking ? [] : [proposal.nothingRequired]),
    ...(match === null ? [proposal.byName] : []),
    ...(match !== null && Object.keys(match).length === 1 && 'kind' in match
      ? [kind === 'issue' ? proposal.issues : proposal.pulls]
      : []),
  ];
  return [
    ...notes.map((note) => `  # ${note}`),
    `  ${renderScalar(name)}:`,
    ...(match === null ? [] : [renderShort('match', match)]),
    isRead ? renderShort('sections', { from: path }) : renderYaml({ sections: listSections(guidance) }, '    '),
  ];
}

const LONGEST_LINE = 120;

/** Returns a key of a template on one line where it fits. */
function renderShort(key: string, value: YamlValue): string {
  const line = `    ${key}: ${renderFlow(value)}`;
  return line.length <= LONGEST_LINE ? line : renderYaml({ [key]: value }, '    ');
}

/** Prompts are listed along: the app does not see the file that they stand in. */
function listSections(guidance: Guidance): YamlValue {
  return guidance.sections.slice(0, BOUNDS.sections).map(({ heading, level, prompt }) => ({
    heading,
    ...(level === 'off' ? { level } : {}),
    ...(typeof prompt === 'string' && prompt.trim() !== '' ? { prompt } : {}),
  }));
}

function builtinLines(words: Words): readonly string[] {
  const { builtin } = words.forms.proposal;
  return (['brief', 'decision', 'change'] as const).map((name) => `  ${name}: {} # ${builtin[name]}`);
}
