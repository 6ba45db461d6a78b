/** The description of a decision that lacks nothing, by `olga`. */
export const EXPORT_DECISION = `## Problem
Exports are lost with every deploy.
## Options
- object storage
- the database
## Tradeoffs
One more account to look after, or a larger machine.
## Decision
Object storage
## Owner
@olga
`;
