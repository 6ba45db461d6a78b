import { cleanLine } from '../../config/values/clean.js';
import type { Config, SectionSpec, Template } from '../../config/config.js';
import { foldName, foldWords } from '../../markdown/fold.js';
import { readSections } from '../../reading/sections.js';
import { plainLine, quoteHidden } from '../../text/neutralise.js';
import type { Words } from '../../text/en.js';
import { renderYaml, type YamlValue } from '../../config/yaml/render-yaml.js';
import { renderField } from './form-field.js';
import { boxesOf, hintOf, isAsked, isOutcomeOf } from './form-hints.js';
import { formPaths, ISSUE_FOLDER, PULL_FILE } from './form-paths.js';
import { titlePrefix } from './title-prefix.js';

/** A file of the repository, as it should be. */
export interface WrittenFile {
  /** From the root of the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** What tells a file that is ours, whatever language it is in. */
const OUR_MARK = '`async-conventions forms --write`';

/** Tells whether a file says in its first line that we wrote it. */
export function isWrittenForm(text: string): boolean {
  return (text.split('\n', 1)[0] ?? '').slice(0, 500).includes(OUR_MARK);
}

/**
 * Returns every form and template that a configuration stands for: an issue form for each template that issues may have, and
 * Markdown templates for pull requests, which GitHub offers no forms for.
 */
export function renderForms(config: Config, words: Words): readonly WrittenFile[] {
  const { issues, pulls } = formPaths(config);
  return [
    ...[...issues.keys()].map((template) => renderIssueForm(template, config, words)),
    ...[...pulls.keys()].map((template) => renderPullRequestTemplate(template, config, words)),
  ];
}

/** Returns a template as an issue form: a field a section, in the template's order, labelled with the section's heading. */
export function renderIssueForm(template: Template, config: Config, words: Words): WrittenFile {
  const path = formPaths(config).issues.get(template) ?? `${ISSUE_FOLDER}${slugOf(template.name)}.yml`;
  const name = nameOf(template, words);
  const sections = sectionsOf(template);
  const ids = new Set<string>();
  const prefix = template.match?.title.map(titlePrefix).find((title) => title !== null);
  const label = template.match?.labels[0];
  const type = template.match?.types[0];
  const form: YamlValue = {
    name,
    description: descriptionOf(template, sections, words),
    ...(prefix == null ? {} : { title: prefix }),
    ...(label === undefined ? {} : { labels: [cleanLine(label)] }),
    ...(type === undefined ? {} : { type: cleanLine(type) }),
    body: [
      { type: 'markdown', attributes: { value: words.forms.intro } },
      ...sections.map((spec) => renderField(template.name, spec, idOf(spec, ids), words)),
    ],
  };
  return { path, text: `# ${words.forms.header}\n${renderYaml(form)}\n` };
}

/** Returns a template as Markdown, as pull requests begin with it: headings, with what is asked for in hidden comments. */
export function renderPullRequestTemplate(template: Template, config: Config, words: Words): WrittenFile {
  const path = formPaths(config).pulls.get(template) ?? PULL_FILE;
  const parts = sectionsOf(template).map((spec) => renderSection(template, spec, words));
  return { path, text: [`<!-- ${words.forms.header} -->`, ...parts].join('\n\n') + '\n' };
}

function renderSection(template: Template, spec: SectionSpec, words: Words): string {
  const isChoice = isAsked(spec.one_of);
  // Of a choice that stands in a comment, a part might be taken for an unchanged line of it.
  const hint = quoteHidden(
    hintOf(isChoice ? { ...spec, one_of: null } : spec, isOutcomeOf(template.name, spec), words),
    500,
  );
  const boxes = isAsked(spec.one_of) ? spec.one_of.value : boxesOf(spec);
  return [
    `## ${headingOf(spec, words)}`,
    ...(hint === '' ? [] : [`<!-- ${hint} -->`]),
    ...(boxes.length === 0 ? [] : [boxes.map((box) => `- [ ] ${box}`).join('\n')]),
  ].join('\n\n');
}

/** What may be left out says so, where the reader knows that this is no part of the name. */
function headingOf(spec: SectionSpec, words: Words): string {
  const marked = `${spec.heading} ${words.forms.optional}`;
  if (spec.level === 'require') return spec.heading;
  const [read] = readSections(`## ${marked}\n\n${spec.heading}`, [spec]);
  return read?.line === 1 ? marked : spec.heading;
}

/** Two sections of one name cannot be told apart, and GitHub refuses two fields of one label. */
function sectionsOf(template: Template): readonly SectionSpec[] {
  const seen = new Set<string>();
  return template.sections.filter(({ heading, level }) => {
    const key = foldName(heading) || heading;
    if (level === 'off' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

const SHORTEST_NAME = 4;
const LONGEST_NAME = 80;

function nameOf({ name }: Template, words: Words): string {
  const { names, shortName } = words.forms;
  const known = Object.hasOwn(names, name) ? names[name] : undefined;
  if (known !== undefined) return known;
  const line = plainLine(name.replace(/[-_]+/g, ' '), LONGEST_NAME);
  const [first = '', ...rest] = line;
  const shown = first.toUpperCase() + rest.join('');
  return rest.length + 1 < SHORTEST_NAME ? shortName(shown) : shown;
}

const MOST_NAMED = 4;
const LONGEST_DESCRIPTION = 200;

function descriptionOf({ name }: Template, sections: readonly SectionSpec[], words: Words): string {
  const { descriptions, description } = words.forms;
  const known = Object.hasOwn(descriptions, name) ? descriptions[name] : undefined;
  const headings = sections.map(({ heading }) => heading);
  const isLong = headings.length > MOST_NAMED;
  const shown = isLong ? headings.slice(0, MOST_NAMED - 1) : headings;
  return plainLine(known ?? description(shown, headings.length - shown.length), LONGEST_DESCRIPTION);
}

function slugOf(name: string): string {
  return foldWords(name).replaceAll(' ', '-') || 'template';
}

/** GitHub wants ids of ASCII letters, figures, dashes and underscores, each once. */
function idOf({ heading }: SectionSpec, taken: Set<string>): string {
  const id =
    foldWords(heading)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'field';
  let free = id;
  for (let count = 2; taken.has(free); count += 1) free = `${id}-${count}`;
  taken.add(free);
  return free;
}
