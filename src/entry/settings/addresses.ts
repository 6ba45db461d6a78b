/** Returns the address of the API. GHE.com has its API at a host of its own; a GitHub Enterprise Server under a path. */
export function baseUrlOf(host: string | undefined, protocol: string): string {
  if (host === undefined) return 'https://api.github.com';
  const tenant = /^([a-z0-9-]+)\.ghe\.com$/i.exec(host)?.[1];
  return tenant === undefined ? `${protocol}://${host}/api/v3` : `https://api.${tenant}.ghe.com`;
}

/** Returns where people see GitHub. */
export function webUrlOf(host: string | undefined, protocol: string): string {
  if (host === undefined) return 'https://github.com';
  return `${/\.ghe\.com$/i.test(host) ? 'https' : protocol}://${host}`;
}
