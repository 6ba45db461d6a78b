/**
 * Tells whether a text leads to an issue of its repository, as every record of a decision does whatever people made of it. The repository
 * may have had another name when it was written.
 */
export function leadsToIssue(text: string, number: number): boolean {
  const [, ...behind] = text.split(`/issues/${number}`);
  return behind.some((rest) => !/^\d/.test(rest));
}
