/** The file a team begins with, as the README shows it. */
export const STARTER_LINES = `version: 1
templates:
  brief: {} # issues labelled \`task\` or \`brief\`, or titled "Task:" or "Brief:"
  decision: {} # issues labelled \`decision\`, or titled "Decision:" or "RFC:"
  change: {} # every pull request
`;

/** The same for looking on first: nothing is written on GitHub, and the log says what would be. */
export const OBSERVING_LINES = STARTER_LINES.replace('version: 1\n', 'version: 1\nmode: observe\n');
