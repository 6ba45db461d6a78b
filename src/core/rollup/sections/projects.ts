import type { Instant } from '../../snapshot.js';
import { suggestHealth, type HealthView } from '../../status/suggest.js';
import { renderSuggestion } from '../../status/suggestion-text.js';
import type { Health } from '../../status/update.js';
import { isoDate } from '../../time/civil.js';
import { civilDate } from '../../time/zone.js';
import type { Matter, ProjectFact, WeekFacts } from '../facts.js';
import type { Frame } from '../frame.js';
import { matterLink, shownTitle, type Look, type Piece } from '../piece.js';

/** One project: how it stands and how it stood. */
export interface ProjectRow {
  readonly matter: Matter;
  readonly owner: string | null;
  readonly health: Health;
  /** Null where it has no update from before the seven days. */
  readonly healthBefore: Health | null;
  readonly change: 'worse' | 'better' | 'same' | 'new' | 'untold';
  readonly headline: string | null;
  readonly updatedAt: Instant | null;
  /** What the facts suggest beside that word, where that is worse; it counts for nothing else on the page. */
  readonly suggested: HealthView['suggested'];
  readonly why: HealthView['why'];
}

/** Projects with their health: what got worse first, then what stands worst. */
export interface Projects {
  readonly name: 'projects';
  readonly rows: readonly ProjectRow[];
}

/** How bad it is. What nobody said is worse than a good word and better than a bad one. */
const BADNESS: Readonly<Record<Health, number>> = { 'on-track': 0, unknown: 1, 'at-risk': 2, 'off-track': 3 };

const ORDER = ['worse', 'untold', 'new', 'better', 'same'] as const satisfies readonly ProjectRow['change'][];

export function selectProjects({ projects }: WeekFacts, frame: Frame): Projects | null {
  if (projects.length === 0) return null;
  return { name: 'projects', rows: projects.map((project) => rowOf(project, frame)).toSorted(byConcern) };
}

function rowOf(project: ProjectFact, frame: Frame): ProjectRow {
  const { matter, owner, health, healthBefore, headline, updatedAt } = project;
  const { suggested, why } = suggestionFor(project, frame);
  const change = changeOf(health, healthBefore);
  return { matter, owner, health, healthBefore, change, headline, updatedAt, suggested, why };
}

function suggestionFor({ health, blockers, signs }: ProjectFact, { now, zone, team }: Frame): HealthView {
  const { day, periodsSilent, oldAfter } = signs;
  const today = isoDate(civilDate(now, zone));
  return suggestHealth({ said: health, day, today, blockers, periodsSilent, calendar: team, now }, oldAfter);
}

function changeOf(health: Health, before: Health | null): ProjectRow['change'] {
  if (before === null) return 'new';
  if (health === before) return 'same';
  // From a word to none is no getting worse or better that anybody told.
  if (health === 'unknown' || before === 'unknown') return 'untold';
  return BADNESS[health] > BADNESS[before] ? 'worse' : 'better';
}

function byConcern(a: ProjectRow, b: ProjectRow): number {
  const worse = Number(b.change === 'worse') - Number(a.change === 'worse');
  return (
    worse ||
    BADNESS[b.health] - BADNESS[a.health] ||
    ORDER.indexOf(a.change) - ORDER.indexOf(b.change) ||
    a.matter.number - b.matter.number
  );
}

export function renderProjects({ rows }: Projects, look: Look): Piece {
  const words = look.words.rollup.projects;
  return {
    title: words.heading,
    lead: [],
    chart: null,
    rows: rows.map((row) => {
      const { matter, owner, health, healthBefore, headline, updatedAt } = row;
      const isChanged = healthBefore !== null && healthBefore !== health;
      const now = isChanged
        ? words.changed(look.style.strong(words.health[health]), words.health[healthBefore])
        : look.style.strong(words.health[health]);
      const said = headline === null ? '' : `: ${shownTitle(headline, look, 140)}`;
      const source = [
        ...(owner === null ? [] : [look.style.code(owner)]),
        updatedAt === null ? words.never : words.updated(look.day(updatedAt)),
      ].join(', ');
      const suggestion = renderSuggestion(row, look);
      const beside = suggestion === '' ? '' : ` – ${suggestion}`;
      return `- ${matterLink(matter, look)} – ${now}${said} (${source})${beside}`;
    }),
    open: 6,
  };
}
