import { describe, test, vi } from 'vitest';
import { testedKinds } from '../../services/backends.js';
import { PATIENCE } from './observed.js';
import { describeSharedQueue } from './shared-conformance.js';

vi.setConfig({ testTimeout: PATIENCE.timeout });

const kinds = testedKinds().filter(({ isShared }) => isShared);

describe.each(kinds)('the queue of several processes over $name', (kind) => describeSharedQueue(kind));

// A file without any test fails, and the end of the run says what is missing.
if (kinds.length === 0) test.skip('needs Redis or PostgreSQL');
