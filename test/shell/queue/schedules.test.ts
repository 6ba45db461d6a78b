import { describe } from 'vitest';
import { testedKinds } from '../../services/backends.js';
import { describeAnySchedule, describeSharedSchedule } from './schedule-conformance.js';

const kinds = testedKinds();

describe.each(kinds)('the schedule over $name', (kind) => describeAnySchedule(kind));

describe.each(kinds.filter(({ isShared }) => isShared))('the schedule of several processes over $name', (kind) =>
  describeSharedSchedule(kind),
);
