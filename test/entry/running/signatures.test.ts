import { expect, test } from 'vitest';
import { eitherOf } from '../../../src/entry/running/signatures.js';

test.each([
  ['the present secret', 'now', true, 0],
  ['the previous secret', 'before', true, 1],
  ['neither', 'never', false, 0],
])('a signature by %s is tried with both secrets', async (_, signature, isTaken, before) => {
  const tried: string[] = [];
  let counted = 0;
  const by = (secret: string) => (_body: string, given: string) => {
    tried.push(secret);
    return Promise.resolve(given === secret);
  };
  const verify = eitherOf(by('now'), by('before'), () => void (counted += 1));
  expect(await verify('{}', signature)).toBe(isTaken);
  expect(tried).toEqual(['now', 'before']);
  expect(counted).toBe(before);
});
