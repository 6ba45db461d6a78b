/** An address taken apart. Percent-encoding is left as written, and so are hosts in other scripts. */
export interface Url {
  readonly url: string;
  /** In lower case, without user, port and closing dot; empty where it cannot be read. */
  readonly host: string;
  /** `/` at least, where there is a host. */
  readonly path: string;
  /** Without its `?`. */
  readonly query: string;
  /** Without its `#`. */
  readonly fragment: string;
}

const LONGEST_HOST = 253;

/** Names parted by dots, or an IPv6 address in brackets. */
const HOST = /^(?:[\p{L}\p{N}\p{M}_-]{1,63}(?:\.[\p{L}\p{N}\p{M}_-]{1,63})*|\[[\da-f:.]{2,45}\])$/u;

/**
 * Takes an http address apart as browsers do (WHATWG URL, the parts that tell one host from another). An address whose host
 * is malformed keeps an empty one, which no shape matches.
 */
export function parseUrl(url: string): Url {
  const scheme = /^(?:https?:)?\/\//i.exec(url)?.[0] ?? '';
  const rest = url.slice(scheme.length);
  // Browsers read a backslash as a slash: behind one an `@` is no longer the end of a user's name.
  const end = rest.search(/[/?#\\]/);
  const host = hostOf(end < 0 ? rest : rest.slice(0, end));
  if (host === '') return { url, host, path: '', query: '', fragment: '' };
  const [address = '', ...fragments] = (end < 0 ? '' : rest.slice(end)).split('#');
  const question = address.indexOf('?');
  const path = (question < 0 ? address : address.slice(0, question)).replaceAll('\\', '/');
  return {
    url,
    host,
    path: path === '' ? '/' : path,
    query: question < 0 ? '' : address.slice(question + 1),
    fragment: fragments.join('#'),
  };
}

function hostOf(authority: string): string {
  const host = authority
    .slice(authority.lastIndexOf('@') + 1)
    .replace(/:\d{0,5}$/, '')
    .replace(/\.$/, '')
    .toLowerCase();
  return host.length <= LONGEST_HOST && HOST.test(host) ? host : '';
}
