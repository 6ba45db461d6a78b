import type { CommandSpec } from './command-spec.js';

/** Has the weekly page written anew. */
export const rollup: CommandSpec = {
  name: 'rollup',
  usage: '/rollup refresh',
  on: 'page',
  who: 'write',
  summary:
    'On the weekly page that was written last: has it written anew, in place. Elsewhere it means nothing. See [rollup.md](rollup.md).',
  examples: [
    { text: '/rollup refresh', command: { name: 'rollup' } },
    { text: '/rollup refresh.', command: { name: 'rollup' } },
    { text: '/rollup', command: null },
    { text: '/rollup refresh tomorrow', command: null },
  ],
  read: (argument) => (/^refresh[\s.!…]{0,20}$/iu.test(argument.trim()) ? { name: 'rollup' } : null),
};
