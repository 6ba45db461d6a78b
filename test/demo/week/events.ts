import type { Week } from './stage.js';

/** The number of the issue that Ira writes updates on. */
export const EXPORTS = 2;

const CHANGE = '**Why:** part of #2.\n\n**What changed:** see below.\n\n**How tested:** by hand.\n\n**Risks:** None\n';

/** Ten days of a team before the app speaks of them; it is Thursday evening afterwards. */
export async function tellWeek({ repo, passUntil }: Week): Promise<void> {
  repo.openIssue({ by: 'kiri', title: 'Move the old exports' });
  repo.openIssue({
    by: 'ira',
    title: 'Status: exports',
    labels: ['status'],
    body: update(
      'Exports move out of the web server.',
      '- The account waits for a signature by @olga',
      '- [ ] Move the old exports, #1\n- [ ] Switch the old way off',
      'On track',
    ),
  });
  await passUntil('2026-03-18T09:00:00Z');
  const pull = repo.openPullRequest({ by: 'ira', title: 'Write exports to the bucket', body: CHANGE });
  await passUntil('2026-03-18T11:00:00Z');
  repo.review(pull, { by: 'ana' });
  repo.mergePull(pull, { by: 'ana' });
  await passUntil('2026-03-18T21:00:00Z');
  repo.comment(EXPORTS, { by: 'kiri', body: 'The old ones are in the bucket.' });
  repo.close(1, { by: 'kiri' });
  await passUntil('2026-03-19T10:00:00Z');
  const invoices = update('Invoices get a number a country.', 'None', '- Try it with the invoices of May', 'On track');
  repo.openIssue({ by: 'olga', title: 'Status: invoices', labels: ['status'], body: invoices });
  const review = repo.openPullRequest({ by: 'ana', title: 'Number invoices by country', body: CHANGE });
  repo.requestReview(review, ['kiri'], { by: 'ana' });
}

function update(context: string, blockers: string, next: string, health: string): string {
  return `## Context\n${context}\n## Progress\n- Begun\n## Blockers\n${blockers}\n## Next steps\n${next}\n## Health\n${health}\n`;
}
