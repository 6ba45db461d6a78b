import { testPattern, compilePattern } from '../../config/values/pattern.js';
import type { YamlValue } from '../../config/yaml/render-yaml.js';
import type { Guidance } from '../forms/guidance.js';
import { fileName, isReadTemplate } from '../forms/template-paths.js';

/** A form or template of a repository under the name that it is to have in the configuration. */
export interface FoundTemplate {
  readonly name: string;
  readonly kind: 'issue' | 'pull_request';
  readonly path: string;
  readonly guidance: Guidance;
}

export interface ProposedTemplate extends FoundTemplate {
  /** Null where nothing tells which items were written in it. */
  readonly match: Readonly<Record<string, YamlValue>> | null;
}

/** Labels that say where an item stands rather than what it is. */
const OF_THE_QUEUE = /triage|\bneeds\b|status|pending|unconfirmed|confirm|review|waiting|new\b/i;

/**
 * Returns how each template is known: an issue by the form it was written in and by what that form alone puts on it, a pull
 * request by being one. Of several templates for all pull requests the one that GitHub fills in by itself counts.
 */
export function proposeMatches(found: readonly FoundTemplate[]): readonly ProposedTemplate[] {
  const pulls = found.filter(({ kind }) => kind === 'pull_request');
  const single = pulls.filter(({ path }) => !/pull_request_template\/[^/]+$/i.test(path));
  const everyPull = single[0] ?? (pulls.length === 1 ? pulls[0] : undefined);
  const everyIssue = found.find(({ kind, path }) => kind === 'issue' && isAlone(path));
  return found.map((template) => {
    if (template.kind === 'pull_request') {
      return { ...template, match: template === everyPull ? { kind: 'pull_request' } : null };
    }
    if (isAlone(template.path)) return { ...template, match: template === everyIssue ? { kind: 'issue' } : null };
    return { ...template, match: matchOf(template, found) };
  });
}

/** The one old template that every issue begins with. */
function isAlone(path: string): boolean {
  return /(?:^|\/)issue_template\.(?:md|txt)$/i.test(path);
}

function matchOf(template: FoundTemplate, all: readonly FoundTemplate[]): Readonly<Record<string, YamlValue>> {
  const { head } = template.guidance;
  const others = all.filter((other) => other !== template).map(({ guidance }) => guidance.head);
  const isOwn = (label: string) => !others.some(({ labels }) => labels.some((other) => isSame(label, other)));
  const labels = head.labels.filter((label) => isOwn(label) && !OF_THE_QUEUE.test(label));
  const { type } = head;
  const isOwnType = type !== null && !others.some((other) => other.type !== null && isSame(type, other.type));
  const title = head.title === null ? null : titlePattern(head.title, others);
  return {
    ...(isReadTemplate(template.path) ? { forms: [fileName(template.path)] } : {}),
    ...(labels.length === 0 ? {} : { labels: [...new Set(labels)] }),
    ...(isOwnType ? { types: [type] } : {}),
    ...(title === null ? {} : { title }),
    kind: 'issue',
  };
}

function isSame(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

const LONGEST_PREFIX = 60;

/** Returns a pattern for titles that begin as the form has them begin; null where that is no prefix, or another's, too. */
function titlePattern(title: string, others: readonly Guidance['head'][]): string | null {
  const prefix = /^(?:\[[^\]]+\]|\([^)]+\)|[^\s:]{2,30}(?: [^\s:]{1,20}){0,2}):?|^$/.exec(title.trim())?.[0] ?? '';
  if (!/[\])}:]$/.test(prefix) || prefix.length > LONGEST_PREFIX || !/[\p{L}\p{N}]/u.test(prefix)) return null;
  const pattern = `^${prefix.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&')}`;
  const compiled = compilePattern(pattern, { ignoreCase: true });
  return others.some((other) => other.title !== null && testPattern(compiled, other.title)) ? null : pattern;
}
