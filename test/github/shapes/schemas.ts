import type { components } from '@octokit/openapi-types';

/** GitHub's own names for what its REST API answers with. */
export type Schemas = components['schemas'];
