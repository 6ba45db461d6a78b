/** One step of a glob: one character, or any run of them. A `directories` step may be left only where a name begins. */
interface Step {
  readonly literal: string | null;
  readonly kind: 'one' | 'run' | 'path' | 'directories';
}

/**
 * Tells whether a glob names the whole of a text. `?` is one character and `*` any run of them, neither across a slash;
 * `**` is any run, slashes too; `**` with a slash behind it is any number of directories, none included.
 *
 * Every step that could have been reached is kept while the text is read once, so that the work is at most the product of
 * both lengths whatever the glob.
 */
export function matchGlob(glob: string, text: string, options: { readonly ignoreCase?: boolean } = {}): boolean {
  const steps = parseGlob(options.ignoreCase ? glob.toLowerCase() : glob);
  let reached = withSkipped(steps, [0], true);
  for (const character of options.ignoreCase ? text.toLowerCase() : text) {
    const next: number[] = [];
    for (const at of reached) {
      const step = steps[at];
      if (step !== undefined && accepts(step, character)) next.push(step.kind === 'one' ? at + 1 : at);
    }
    if (next.length === 0) return false;
    reached = withSkipped(steps, next, character === '/');
  }
  return reached.has(steps.length);
}

function parseGlob(glob: string): readonly Step[] {
  const steps: Step[] = [];
  const characters = [...glob];
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] ?? '';
    if (character !== '*') {
      steps.push({ literal: character === '?' ? null : character, kind: 'one' });
      continue;
    }
    const first = at;
    while (characters[at + 1] === '*') at++;
    const isDirectories = at > first && characters[at + 1] === '/';
    steps.push({ literal: null, kind: isDirectories ? 'directories' : at > first ? 'path' : 'run' });
    if (isDirectories) at++;
  }
  return steps;
}

function accepts(step: Step, character: string): boolean {
  if (step.literal !== null) return step.literal === character;
  return step.kind === 'path' || step.kind === 'directories' || character !== '/';
}

/** Adds the steps that are reached when a run stands for nothing more. */
function withSkipped(steps: readonly Step[], positions: readonly number[], isNameStart: boolean): ReadonlySet<number> {
  const reached = new Set<number>();
  for (const position of positions) {
    let at = position;
    while (!reached.has(at)) {
      reached.add(at);
      const kind = steps[at]?.kind;
      if (kind === 'run' || kind === 'path' || (kind === 'directories' && isNameStart)) at++;
    }
  }
  return reached;
}
