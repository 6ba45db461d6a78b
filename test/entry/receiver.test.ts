import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { createReceiver } from '../../src/entry/receiver.js';

const HEADERS = {
  'content-type': 'application/json',
  'x-github-event': 'issues',
  'x-github-delivery': 'd1',
  'x-hub-signature-256': `sha256=${'a'.repeat(64)}`,
};

test.each([
  ['that is taken is answered 200', true, 200, []],
  ['that is not taken is answered 503, so that GitHub lists it as failed', false, 503, ['stopping']],
])('a delivery %s', async (_, isTaken, status, reasons) => {
  const refused: string[] = [];
  const receiver = createReceiver(
    () => Promise.resolve(true),
    () => Promise.resolve(isTaken),
    ({ reason }) => void refused.push(reason),
  );
  const answers: number[] = [];
  const response = {
    writeHead(code: number) {
      answers.push(code);
      return response;
    },
    end: () => response,
  };
  await receiver({ headers: HEADERS } as unknown as IncomingMessage, '{}', response as unknown as ServerResponse);
  expect(answers).toEqual([status]);
  expect(refused).toEqual(reasons);
});
