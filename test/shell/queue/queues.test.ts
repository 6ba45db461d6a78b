import { describe } from 'vitest';
import { testedKinds } from '../../services/backends.js';
import { describeAnyQueue } from './conformance.js';

const kinds = testedKinds();

describe.each(kinds)('the queue over $name', (kind) => describeAnyQueue(kind));
