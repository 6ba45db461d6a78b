import type { SetupQuery } from './query.js';

type ByAction = Readonly<Record<SetupQuery['action'], string>>;

/** Every sentence of the setup page. */
export const words = {
  title: {
    install: 'The app is installed',
    update: 'The installation has changed',
    request: 'An owner has to agree first',
  } satisfies ByAction,
  opening: {
    install:
      'It is silent until a repository has a configuration. Three steps are left, and none of them is in a hurry.',
    update: 'Repositories that were added need a configuration, too. Those that have one go on as before.',
    request:
      'Your request has gone to the owners of the organisation. Once one of them agrees, these are the next steps.',
  } satisfies ByAction,
  wrong: {
    repository: 'That is not the name of a repository. It has two parts, such as octo/hello.',
    branch:
      'That is not the name of a branch that can stand in a link. Letters, figures, dots, dashes and slashes are fine.',
  } satisfies Record<NonNullable<SetupQuery['wrong']>, string>,
  file: {
    heading: '1. Add the configuration',
    why: 'Name the repository, and a link opens GitHub with the file filled in. With mode: observe the app looks on and writes nothing.',
    repository: 'Repository',
    branch: 'Default branch',
    button: 'Make the link',
    link: (name: string, branch: string) => `Add .github/async.yml to ${name} on ${branch}`,
    after: 'Nothing is written before you press Commit changes there.',
    lines:
      'Or commit these five lines yourself. Without a mode the app advises: it writes comments and labels, and holds nothing back.',
  },
  doctor: {
    heading: '2. See whether it works',
    why: 'In the folder the app runs from, where its key is:',
    after: 'Each line says ok, or what to do.',
  },
  advise: {
    heading: '3. From looking on to advising',
    steps: [
      'While observing, the log of the app says for each issue and pull request what would be written.',
      'When that reads well, change mode: observe to mode: advise. Comments appear on what is opened or edited from then on.',
      'Should a merge wait for the check one day: mode: enforce, and require the check async-conventions in a ruleset. Not before, since a check that is never written is waited for without end.',
    ],
  },
  privacy: 'This page asks GitHub nothing, keeps nothing and sets no cookie.',
} as const;
