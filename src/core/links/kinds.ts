/** Placeholder replaced on merge. */
export const LINK_KINDS: readonly string[] = ['recording', 'doc', 'tracker', 'chat', 'ci', 'design'];
