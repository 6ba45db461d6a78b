/** Where a repository says how it wants to work. */
export const CONFIG_PATH = '.github/async.yml';
