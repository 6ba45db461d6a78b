import type { CommentWords, LabelNames, Mode, Scope } from './config.js';

export const DEFAULT_MODE: Mode = 'advise';

export const DEFAULT_LABELS: LabelNames = {
  incomplete: 'async: incomplete',
  skip: 'async: skip',
  decision_draft: 'decision: draft',
  decision_proposed: 'decision: proposed',
  decision_accepted: 'decision: accepted',
};

/** Copilot's coding agent signs pull requests as `copilot-swe-agent`; REST shows it as `Copilot` where it is assigned. */
export const DEFAULT_AGENTS: readonly string[] = ['copilot-swe-agent', 'Copilot'];

export const DEFAULT_SCOPE: Scope = {
  bots: false,
  drafts: false,
  agents: DEFAULT_AGENTS,
  ignore_labels: [],
  ignore_authors: [],
  ignore_titles: [],
  grace: 60_000,
};

export const DEFAULT_COMMENT: CommentWords = { intro: null, footer: null, help_url: null };

/** Templates that are on where a configuration has no `templates`; `message` has no match and is chosen only by name. */
export const DEFAULT_TEMPLATES: readonly string[] = ['status', 'brief', 'decision', 'change', 'message'];
