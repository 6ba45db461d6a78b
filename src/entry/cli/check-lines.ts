import * as z from 'zod';
import type { Config } from '../../core/config/config.js';
import { LANGUAGES } from '../../core/text/languages.js';
import { evaluate } from '../../core/verdict/evaluate.js';
import { parseNow, toCandidate, type Draft } from './candidate.js';
import type { ExitCode, Terminal } from './terminal.js';
import { verdictJson } from './output/verdict-output.js';

/** A line holds one body of 65,536 characters, each escaped at worst, with room to spare. */
const MAX_LINE_BYTES = 4 * 1024 * 1024;

const NEWLINE = 10;

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  body: z.string().nullable(),
  title: z.string().nullish(),
  labels: z.array(z.string()).nullish(),
  kind: z.enum(['issue', 'pull_request']).nullish(),
  author: z.string().nullish(),
  template: z.string().nullish(),
  now: z
    .string()
    .refine((text) => parseNow(text, 'UTC') !== null)
    .nullish(),
});

/** What the command line says for lines that do not say it themselves. */
export type LineDefaults = Omit<Draft, 'body'> & { readonly template?: string | undefined };

/**
 * Judges one JSON object a line of standard input, and writes one verdict a line, in order and as they come.
 *
 * A bad line is answered with its error and the run goes on. Ends with 2 if any line was bad, else 1 if any body failed.
 */
export async function checkLines(terminal: Terminal, config: Config, defaults: LineDefaults): Promise<ExitCode> {
  let hasBadLine = false;
  let hasFailure = false;
  for await (const line of splitLines(terminal.input)) {
    if (line !== null && line.trim() === '') continue;
    const answer = line === null ? tooLong() : judgeLine(line, config, defaults);
    if ('error' in answer) hasBadLine = true;
    else if (answer.outcome === 'fail') hasFailure = true;
    await terminal.write(`${JSON.stringify(answer)}\n`);
  }
  if (hasBadLine) return 2;
  return hasFailure ? 1 : 0;
}

type Answer = Record<string, unknown> & { readonly id: unknown };

function judgeLine(line: string, config: Config, defaults: LineDefaults): Answer {
  let value: unknown;
  try {
    value = JSON.parse(line.replace(/^\uFEFF/, ''));
  } catch {
    return { id: null, error: 'The line is not JSON.' };
  }
  const parsed = lineSchema.safeParse(value);
  if (!parsed.success) return { id: idOf(value), error: explain(parsed.error) };
  const { id, body, title, labels, kind, author, template, now } = parsed.data;
  const named = template ?? defaults.template;
  if (named !== undefined && !config.templates.some(({ name }) => name === named)) {
    return { id, error: `The configuration has no template "${named.slice(0, 100)}".` };
  }
  const item = toCandidate({
    body: body ?? '',
    title: title ?? defaults.title,
    labels: labels ?? defaults.labels,
    kind: kind ?? defaults.kind,
    author: author ?? defaults.author,
    now: now == null ? defaults.now : (parseNow(now, config.people.timezone) ?? defaults.now),
  });
  return { id, ...verdictJson(evaluate(config, item, LANGUAGES[config.comment.locale], named)) };
}

function idOf(value: unknown): unknown {
  const found = z.object({ id: z.union([z.string(), z.number()]) }).safeParse(value);
  return found.success ? found.data.id : null;
}

const EXPECTED: Readonly<Record<string, string>> = {
  id: 'a string or a number',
  body: 'a string or null',
  labels: 'a list of strings',
  kind: '"issue" or "pull_request"',
  now: 'a date such as "2026-12-01" or "2026-12-01T09:00Z"',
};

function explain(error: z.ZodError): string {
  const key = error.issues[0]?.path[0];
  if (typeof key !== 'string') return 'The line is not an object with "id" and "body".';
  return `"${key}" is to be ${EXPECTED[key] ?? 'a string'}.`;
}

function tooLong(): Answer {
  return { id: null, error: `The line is longer than ${MAX_LINE_BYTES / 1024 / 1024} MB.` };
}

/** Yields lines as they arrive, and null for one that is too long, of which nothing is kept. */
async function* splitLines(input: AsyncIterable<Uint8Array>): AsyncGenerator<string | null> {
  let parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of input) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      parts.push(chunk.subarray(from, end));
      length += end - from;
      yield length > MAX_LINE_BYTES ? null : Buffer.concat(parts).toString('utf8');
      parts = [];
      length = 0;
      from = end + 1;
    }
    length += chunk.length - from;
    if (length > MAX_LINE_BYTES) parts = [];
    else if (from < chunk.length) parts.push(chunk.subarray(from));
  }
  if (length > 0) yield length > MAX_LINE_BYTES ? null : Buffer.concat(parts).toString('utf8');
}
