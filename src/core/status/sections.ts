import type { SectionSpec, Template } from '../config/config.js';
import { resolveSection, resolveTemplate } from '../config/resolve/resolve-template.js';
import { foldName } from '../markdown/fold.js';
import { builtinTemplates } from '../templates/builtin.js';
import { HEALTH_NAMES } from '../templates/names.js';
import type { StatusSection } from './update.js';

/** The template whose issues are followed by updates; a team may write its own sections under this name. */
export const STATUS_TEMPLATE = 'status';

/** Asked of nobody, and read where it stands. */
const HEALTH: SectionSpec = resolveSection({ heading: 'Health', aliases: [...HEALTH_NAMES], level: 'off', none: true });

const builtin: Template = resolveTemplate(
  STATUS_TEMPLATE,
  builtinTemplates.get(STATUS_TEMPLATE) ?? { sections: [] },
  undefined,
);

/** Which section of an update goes by which names, folded. */
const ROLES: ReadonlyMap<string, StatusSection> = rolesByName();

function rolesByName(): ReadonlyMap<string, StatusSection> {
  const roles: readonly StatusSection[] = ['context', 'progress', 'blockers', 'next-steps'];
  const named = [
    ...builtin.sections.map((spec, index) => ({ spec, role: roles[index] })),
    { spec: HEALTH, role: 'health' as const },
  ];
  return new Map(
    named.flatMap(({ spec, role }) =>
      role === undefined ? [] : [spec.heading, ...spec.aliases].map((name) => [foldName(name), role] as const),
    ),
  );
}

/** The sections of an update as a team asks for them. */
export interface StatusForm {
  /** Those of the template, and Health behind them where it has none. */
  readonly specs: readonly SectionSpec[];
  /** What each is for an update; null for a section of the team's own. */
  readonly roles: readonly (StatusSection | null)[];
}

const forms = new WeakMap<Template, StatusForm>();

/** Returns the sections that updates are read by: those of a template named `status`; without one, the built-in ones. */
export function statusForm(template: Template | null = null): StatusForm {
  const source = template ?? builtin;
  const form = forms.get(source) ?? makeForm(source.sections);
  forms.set(source, form);
  return form;
}

function makeForm(sections: readonly SectionSpec[]): StatusForm {
  const taken = new Set<StatusSection>();
  const roles = sections.map((spec) => {
    const role = roleOf(spec);
    if (role === null || taken.has(role)) return null;
    taken.add(role);
    return role;
  });
  return taken.has('health')
    ? { specs: sections, roles }
    : { specs: [...sections, HEALTH], roles: [...roles, 'health'] };
}

/** By its heading, else by another name that it goes by. */
function roleOf({ heading, aliases }: SectionSpec): StatusSection | null {
  for (const name of [heading, ...aliases]) {
    const role = ROLES.get(foldName(name));
    if (role !== undefined) return role;
  }
  return null;
}
