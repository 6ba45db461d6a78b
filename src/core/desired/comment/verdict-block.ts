import * as z from 'zod';
import type { Template } from '../../config/config.js';
import { BOUNDS } from '../../config/language/schema.js';
import type { SectionReading, Verdict } from '../../verdict/verdict.js';
import { VERSIONS } from '../../versions.js';
import { toHiddenJson } from './hidden-json.js';

/** The most UTF-16 units of a block, its marks included. */
export const MOST_BLOCK_UNITS = 4000;

const OPEN = '<!-- async-conventions:verdict ';
const CLOSE = ' -->';

const levels = ['require', 'warn', 'info'] as const;

const states = [
  'present',
  'missing',
  'empty',
  'comment-only',
  'placeholder',
  'template-residue',
  'too-short',
] as const satisfies readonly SectionReading['state'][];

const blockSchema = z
  .strictObject({
    version: z.literal(VERSIONS.verdict),
    outcome: z.enum(['pass', 'fail', 'skip']),
    template: z.string().nullable(),
    sections: z.array(z.strictObject({ heading: z.string(), state: z.enum(states), level: z.enum(levels) }).readonly()),
    findings: z.array(
      z
        .strictObject({
          rule: z.string(),
          level: z.enum(levels),
          section: z.string().nullable(),
          remedy: z.string().optional(),
        })
        .readonly(),
    ),
    truncated: z.literal(true).optional(),
  })
  .readonly();

/**
 * A verdict as the sticky comment carries it for programs. Shape: `docs/agents.md`. `sections` are those of the template
 * that are not `off`; with `truncated` some sections, findings or remedies were left out to keep it small.
 */
export type VerdictBlock = z.infer<typeof blockSchema>;

/**
 * Returns a verdict as one line of hidden JSON, of at most 4,000 UTF-16 units. What GitHub, a browser or a mail program
 * could take for more than text stands as a JSON escape, so that the line stays hidden and inert also where a reply
 * quotes it. What does not fit goes in this order: remedies, sections that are there, then whatever comes last.
 *
 * @param template the one that the verdict is by; null when none was chosen
 */
export function renderVerdictBlock(verdict: Verdict, template: Template | null): string {
  const whole = blockOf(verdict, template);
  return fitting(whole) ?? renderShorter({ ...whole, truncated: true });
}

/** Returns the verdict that a comment carries in its last line; null where there is none that can be read. */
export function parseVerdictBlock(commentBody: string): VerdictBlock | null {
  const text = commentBody.trimEnd();
  const line = text.slice(text.lastIndexOf('\n') + 1);
  if (line.length > MOST_BLOCK_UNITS || !line.startsWith(OPEN) || !line.endsWith(CLOSE)) return null;
  try {
    return blockSchema.parse(JSON.parse(line.slice(OPEN.length, -CLOSE.length)));
  } catch {
    return null;
  }
}

function blockOf(verdict: Verdict, template: Template | null): VerdictBlock {
  const specs = template?.sections.filter(({ level }) => level !== 'off') ?? [];
  return {
    version: VERSIONS.verdict,
    outcome: verdict.outcome,
    template: verdict.template?.slice(0, BOUNDS.name) ?? null,
    sections: specs.flatMap(({ heading, level }, index) => {
      const state = verdict.sections[index]?.state;
      return state === undefined || level === 'off' ? [] : [{ heading, state, level }];
    }),
    findings: verdict.findings.map(({ rule, level, section, remedy }) => ({ rule, level, section, remedy })),
  };
}

function renderShorter(block: VerdictBlock): string {
  const brief = { ...block, findings: block.findings.map(({ rule, level, section }) => ({ rule, level, section })) };
  const briefest = { ...brief, sections: brief.sections.filter(({ state }) => state !== 'present') };
  return fitting(brief) ?? fitting(briefest) ?? render(fit(briefest));
}

/** Returns a block as a line, or null where that is too long. Escapes only add to it, so what is far too long gets none. */
function fitting(block: VerdictBlock): string | null {
  if (JSON.stringify(block).length > MOST_BLOCK_UNITS) return null;
  const line = render(block);
  return line.length <= MOST_BLOCK_UNITS ? line : null;
}

/** Keeps as many findings as fit, then as many sections: what is to be mended says more than what is there. */
function fit(block: VerdictBlock): VerdictBlock {
  let left = MOST_BLOCK_UNITS - render({ ...block, sections: [], findings: [] }).length;
  function keep<T>(items: readonly T[]): T[] {
    const end = items.findIndex((item) => {
      left -= toHiddenJson(item).length + 1;
      return left < 0;
    });
    return end === -1 ? [...items] : items.slice(0, end);
  }
  const findings = keep(block.findings);
  return { ...block, findings, sections: findings.length < block.findings.length ? [] : keep(block.sections) };
}

function render(block: VerdictBlock): string {
  return `${OPEN}${toHiddenJson(block)}${CLOSE}`;
}
