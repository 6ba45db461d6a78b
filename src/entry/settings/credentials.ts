import type { AppCredentials } from '../../shell/github/client/client.js';
import { baseUrlOf } from './addresses.js';
import { readPrivateKey } from './private-key.js';
import { problemsOf, settingsSchema, withoutEmpty } from './schema.js';
import type { Variables } from './schema.js';

/** `none`: nothing says which app is meant. */
export type CredentialsReading =
  | { readonly status: 'valid'; readonly credentials: AppCredentials }
  | { readonly status: 'none' }
  | { readonly status: 'invalid'; readonly problems: readonly string[] };

const credentialsSchema = settingsSchema.pick({ APP_ID: true, GHE_HOST: true, GHE_PROTOCOL: true });

/** Returns who the app is, for whoever needs nothing else: the same variables, read in the same way. */
export function readCredentials(environment: Variables, readFile: (path: string) => string): CredentialsReading {
  const variables = withoutEmpty(environment);
  if (variables.APP_ID === undefined) return { status: 'none' };
  const parsed = credentialsSchema.safeParse(variables);
  const key = readPrivateKey(variables, readFile);
  if (!parsed.success || 'problem' in key) {
    return { status: 'invalid', problems: [...problemsOf(parsed.error), ...('problem' in key ? [key.problem] : [])] };
  }
  const { APP_ID, GHE_HOST, GHE_PROTOCOL } = parsed.data;
  const baseUrl = baseUrlOf(GHE_HOST, GHE_PROTOCOL);
  return { status: 'valid', credentials: { appId: Number(APP_ID), privateKey: key.key, baseUrl } };
}
