/** A GitHub name, with or without `@`; that of a managed user ends in `_` and a short code. */
export const LOGIN_FORM = /^@?[a-z\d](?:[a-z\d-]{0,38})(?:_[a-z\d]{1,10})?$/i;

/** Returns a login in the one form in which two spellings of it are equal: without `@`, in lower case. */
export function foldLogin(login: string): string {
  return login.replace(/^@/, '').toLowerCase();
}
