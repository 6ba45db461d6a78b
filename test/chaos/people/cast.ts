import { WORDS } from '../canaries.js';

/** The repositories of the storm. Two owners are two installations, of which a limit stops one. */
export const REPOSITORIES = ['acme/plain', 'acme/gate', 'acme/moving', 'zeta/german'] as const;
export type RepositoryName = (typeof REPOSITORIES)[number];

/** The one whose configuration changes. After the last change somebody writes on every item of it. */
export const MOVING: RepositoryName = 'acme/moving';

/** The check of a pull request can block there, and there is a merge queue. */
export const GATE: RepositoryName = 'acme/gate';

export const PEOPLE = ['ana', 'ben', 'chen', 'dora'].map((name) => `${name}-${WORDS.login}`);

/** Items by it are passed over. */
export const BOT = 'dependabot[bot]';

const HEAD = 'version: 1\nscope: { grace: 0m }\n';

export const CONFIGURATIONS: Readonly<Record<RepositoryName, string>> = {
  'acme/plain': HEAD,
  'acme/gate': `${HEAD}mode: enforce\n`,
  'acme/moving': HEAD,
  'zeta/german': `${HEAD}comment: { locale: de }\n`,
};

/** What the configuration of the moving repository changes to, now and then; one of them cannot be read, one writes nothing. */
export const MOVES: readonly string[] = [
  HEAD,
  `${HEAD}mode: enforce\n`,
  `${HEAD}preset: lean\n`,
  `${HEAD}mode: observe\n`,
  `${HEAD}tempaltes: {}\n`,
  `${HEAD}templates:\n  brief: { sections: [Goal, Budget] }\n  change: {}\n  decision: {}\n`,
];

/** What it is in the end. */
export const LAST_MOVE = `${HEAD}mode: enforce\ncomment: { intro: "As agreed in the team." }\n`;
