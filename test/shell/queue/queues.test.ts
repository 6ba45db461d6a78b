import { describe, vi } from 'vitest';
import { testedKinds } from '../../services/backends.js';
import { describeAnyQueue } from './conformance.js';
import { PATIENCE } from './observed.js';

vi.setConfig({ testTimeout: PATIENCE.timeout });

describe.each(testedKinds())('the queue over $name', (kind) => describeAnyQueue(kind));
