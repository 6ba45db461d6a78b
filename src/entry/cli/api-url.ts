import { baseUrlOf } from '../settings.js';
import type { Terminal } from './terminal.js';

/** Returns where a token is good for: what a workflow says in `GITHUB_API_URL`, else what the app's own settings say. */
export function apiUrlOf({ GITHUB_API_URL: url, GHE_HOST: host, GHE_PROTOCOL }: Terminal['environment']): string {
  return url?.replace(/\/+$/, '') ?? baseUrlOf(host, GHE_PROTOCOL ?? 'https');
}
