/** The one name of our check run: required checks are chosen by it, so it never changes. */
export const CHECK_NAME = 'async-conventions';
