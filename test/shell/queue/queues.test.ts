import { describe } from 'vitest';
import { testedKinds } from '../../services/backends.js';
import { describeAnyQueue } from './conformance.js';
import { describeSharedQueue } from './shared-conformance.js';

const kinds = testedKinds();

describe.each(kinds)('the queue over $name', (kind) => describeAnyQueue(kind));

describe.each(kinds.filter(({ isShared }) => isShared))('the queue of several processes over $name', (kind) =>
  describeSharedQueue(kind),
);
