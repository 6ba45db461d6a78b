import { CHAT_SHAPES } from './kinds/chat.js';
import { CI_SHAPES } from './kinds/ci.js';
import { DESIGN_SHAPES } from './kinds/design.js';
import { DOC_SHAPES } from './kinds/doc.js';
import { RECORDING_SHAPES } from './kinds/recording.js';
import { TRACKER_SHAPES } from './kinds/tracker.js';
import type { LinkShape } from './link-shape.js';

/** The kinds of links that are known without configuration, in the order in which they are named. */
export const LINK_KINDS = ['recording', 'doc', 'tracker', 'chat', 'ci', 'design'] as const;

export type LinkKind = (typeof LINK_KINDS)[number];

/** The table of all shapes. An address may have several kinds. */
export const LINK_SHAPES: Readonly<Record<LinkKind, readonly LinkShape[]>> = {
  recording: RECORDING_SHAPES,
  doc: DOC_SHAPES,
  tracker: TRACKER_SHAPES,
  chat: CHAT_SHAPES,
  ci: CI_SHAPES,
  design: DESIGN_SHAPES,
};
