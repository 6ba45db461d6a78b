import { LINK_KINDS, LINK_SHAPES } from '../../../src/core/links/kinds.js';

/** Renders the kinds of links that are known everywhere: the services of each, and an address that counts. */
export function renderLinkKinds(): string {
  const rows = LINK_KINDS.map((kind) => {
    const services = [...new Set(LINK_SHAPES[kind].flatMap(({ service }) => service.split(', ')))];
    const example = LINK_SHAPES[kind][0]?.matches[0] ?? '';
    return `| \`${kind}\` | ${services.join(', ').replaceAll('|', '\\|')} | \`${example.replaceAll('|', '\\|')}\` |`;
  });
  return ['| kind | known services | for example |', '|---|---|---|', ...rows].join('\n');
}
