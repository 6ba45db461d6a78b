import { describe, vi } from 'vitest';
import { testedKinds } from '../../services/backends.js';
import { PATIENCE } from './observed.js';
import { describeAnySchedule, describeSharedSchedule } from './schedule-conformance.js';

vi.setConfig({ testTimeout: PATIENCE.timeout });

const kinds = testedKinds();

describe.each(kinds)('the schedule over $name', (kind) => describeAnySchedule(kind));

describe.each(kinds.filter(({ isShared }) => isShared))('the schedule of several processes over $name', (kind) =>
  describeSharedSchedule(kind),
);
