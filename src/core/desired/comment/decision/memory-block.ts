import * as z from 'zod';
import { MOST_ASKED } from '../../../decisions/course/asked.js';
import type { Memory } from '../../../decisions/facts.js';
import { keepHeard, MOST_HEARD } from '../../../decisions/log/heard.js';
import { toHiddenJson } from '../hidden-json.js';

/** The most UTF-16 units of a block, its marks included: the rest of the comment is for people. */
export const MOST_MEMORY_UNITS = 16_000;

const OPEN = '<!-- async-conventions:decision ';
const CLOSE = ' -->';

const VERSION = 1;
const MOST_CONCERNS = 100;
const MOST_TOLD = 10;

const instant = z.number();
const login = z.string().max(100);
const words = z.string().max(400);

const heardEntry = z.strictObject({
  comment: z.number().nullable(),
  by: login,
  at: instant,
  role: z.enum(['admin', 'write', 'triage', 'read', 'none', 'unknown']),
});

const concernEntry = z.strictObject({
  number: z.number(),
  comment: z.number(),
  by: login,
  title: words,
  at: instant,
  resolved: z.strictObject({ by: login, at: instant }).nullable(),
  taken: z.strictObject({ how: z.enum(['back', 'away']), at: instant }).nullable(),
});

const toldEntry = z.strictObject({
  state: z.enum(['accepted', 'rejected', 'withdrawn', 'superseded']),
  outcome: z.strictObject({
    how: z.enum(['silence', 'command', 'closing', 'label']),
    by: login.nullable(),
    at: instant,
    option: words.nullable(),
    because: words.nullable(),
  }),
  supersededBy: z.number().nullable(),
});

const askedEntry = z.strictObject({ people: z.array(login).max(MOST_ASKED), newsAt: instant.nullable() });

const memory = z.strictObject({
  version: z.literal(VERSION),
  heard: z.array(heardEntry).max(MOST_HEARD),
  forgottenUntil: instant.optional(),
  concerns: z.array(concernEntry).max(MOST_CONCERNS),
  asked: askedEntry.optional(),
  nextNumber: z.number(),
  told: z.array(toldEntry).max(MOST_TOLD),
}) satisfies z.ZodType<Memory>;

/**
 * Returns what is to be remembered of a decision as one line of hidden JSON. Where it gets too long acknowledgements go
 * first, since roles can be looked up again, and last of these the newest of people with rights; then the oldest concerns.
 */
export function renderMemoryBlock(remembered: Memory): string {
  let block = { version: VERSION, ...remembered };
  for (;;) {
    const line = `${OPEN}${toHiddenJson(block)}${CLOSE}`;
    if (line.length <= MOST_MEMORY_UNITS) return line;
    if (block.heard.length > 0) block = { ...block, ...keepHeard(block, Math.floor(block.heard.length / 2)) };
    else if (block.concerns.length === 0) return '';
    else block = { ...block, concerns: block.concerns.slice(Math.ceil(block.concerns.length / 2)) };
  }
}

/** Returns what a comment of ours remembers of a decision; null where it has nothing that can be read. */
export function parseMemoryBlock(commentBody: string): Memory | null {
  const start = commentBody.lastIndexOf(OPEN);
  if (start === -1) return null;
  const end = commentBody.indexOf(CLOSE, start);
  if (end === -1 || end - start > MOST_MEMORY_UNITS) return null;
  try {
    const read = memory.parse(JSON.parse(commentBody.slice(start + OPEN.length, end)));
    const { heard, forgottenUntil, concerns, asked, nextNumber, told } = read;
    return { heard, forgottenUntil, concerns, asked, nextNumber, told };
  } catch {
    return null;
  }
}
