/** A login of GitHub, managed users' with the short code of their enterprise. */
const LOGIN = /^[a-z\d](?:[a-z\d-]{0,38})(?:_[a-z\d]{1,10})?$/i;

const TEAM = /^[a-z\d](?:[a-z\d-]{0,38})\/[a-z\d_][\w.-]{0,99}$/i;

/** Tells whether a text can be somebody's login. Nobody has to have it. */
export function isLogin(text: string): boolean {
  return LOGIN.test(text);
}

/** Tells whether a text can name a team, as `org/team`. */
export function isTeam(text: string): boolean {
  return TEAM.test(text);
}
