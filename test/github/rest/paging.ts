import type { Call, Reply } from './call.js';

/** Returns one page of a list with its `Link` header. `wrap` makes an object of it where GitHub answers with one. */
export function pageReply<T>(
  call: Call,
  list: readonly T[],
  shape: (each: T) => unknown,
  wrap: (shaped: readonly unknown[]) => unknown = (shaped) => shaped,
): Reply {
  const size = clamp(call.query.get('per_page'), 30, 100);
  const page = clamp(call.query.get('page'), 1, 1_000_000);
  const last = Math.max(1, Math.ceil(list.length / size));
  const shaped = list.slice((page - 1) * size, page * size).map(shape);
  const links: string[] = [];
  const link = (number: number, rel: string) => {
    const url = new URL(call.url);
    url.searchParams.set('page', String(number));
    links.push(`<${url.toString()}>; rel="${rel}"`);
  };
  if (page > 1) link(Math.min(page - 1, last), 'prev');
  if (page < last) link(page + 1, 'next');
  if (page < last) link(last, 'last');
  if (page > 1) link(1, 'first');
  return { status: 200, body: wrap(shaped), headers: links.length === 0 ? {} : { link: links.join(', ') } };
}

function clamp(text: string | null, fallback: number, most: number): number {
  const value = Number(text ?? fallback);
  return Number.isInteger(value) && value > 0 ? Math.min(value, most) : fallback;
}
