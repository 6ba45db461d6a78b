/**
 * Tells whether nothing stands behind a command's name that could change what is meant. A period does not; "but only if" does,
 * and so do a question mark and a face.
 */
export function isNothing(argument: string): boolean {
  return /^[\s\p{Cf}.!…]{0,20}$/u.test(argument);
}
