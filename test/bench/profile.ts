import type { CpuProfile } from '../demo/app.js';

/** A part of the program, and its share of the processor time that was seen. */
export interface Share {
  readonly what: string;
  readonly share: number;
}

/** Where a function stands decides what it belongs to; the first that fits. */
const PARTS: readonly (readonly [what: string, where: RegExp])[] = [
  ['reading and judging bodies', /dist\/core\/|node_modules\/(markdown-it|chrono-node|re2js|linkify|mdurl|entities)/],
  ['GitHub: asking and taking answers apart', /dist\/shell\/github\/|node_modules\/(@octokit|toad-cache)/],
  ['schemas of payloads and answers (zod)', /node_modules\/zod/],
  ['the log (pino)', /node_modules\/(pino|sonic-boom|thread-stream|@pinojs)/],
  ['receiving, queue and reconcile', /dist\/(entry|shell)\//],
  [
    'sockets and HTTP of Node',
    /^node:(_?http|net|_?stream|events|internal\/(stream|http|url|webstreams|deps\/undici))/,
  ],
  ['other parts of Node', /^node:/],
  ['other packages', /node_modules\//],
];

/** What V8 itself names, without a file. */
const NATIVE: Readonly<Record<string, string>> = {
  '(garbage collector)': 'garbage collection',
  writev: 'system calls that write',
  writeString: 'system calls that write',
  writeUtf8String: 'system calls that write',
  writeLatin1String: 'system calls that write',
  writeBuffer: 'system calls that write',
};

/** Adds up, for each part, the time in which a function of it was running itself; the largest share first. */
export function summarize({ nodes, samples, timeDeltas }: CpuProfile): readonly Share[] {
  const parts = partsOf(nodes);
  const times = new Map<string, number>();
  let total = 0;
  for (const [index, id] of samples.entries()) {
    const part = parts.get(id) ?? 'unknown';
    const time = timeDeltas[index + 1] ?? 0;
    if (part === 'idle') continue;
    total += time;
    times.set(part, (times.get(part) ?? 0) + time);
  }
  return [...times].map(([what, time]) => ({ what, share: time / total })).sort((a, b) => b.share - a.share);
}

/** A function without a file, such as one of V8's own, counts for whoever called it. */
function partsOf(nodes: CpuProfile['nodes']): ReadonlyMap<number, string> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parts = new Map<number, string>();
  const visit = (id: number, caller: string): void => {
    const node = byId.get(id);
    if (node === undefined) return;
    const part = partOf(node.callFrame.functionName, node.callFrame.url) ?? caller;
    parts.set(id, part);
    for (const child of node.children ?? []) visit(child, part);
  };
  const [root] = nodes;
  if (root !== undefined) visit(root.id, 'the engine itself');
  return parts;
}

function partOf(name: string, url: string): string | null {
  if (name === '(idle)') return 'idle';
  if (url === '') return NATIVE[name] ?? null;
  return PARTS.find(([, where]) => where.test(url))?.[0] ?? null;
}
