import { readFileSync } from 'node:fs';
import { describeError } from '../shell/describe-error.js';
import { readEnvFile } from './env-file.js';
import { run } from './running/run.js';
import { StartError } from './running/start-error.js';
import { listenProblemOf, readSettings } from './settings.js';
import { runRegistration } from './setup/registration.js';

/** Runs the app until it is told to stop, or leads through its registration. */
async function main(): Promise<void> {
  // The environment goes before the file.
  const environment = { ...readEnvFile('.'), ...process.env };
  const reading = readSettings(environment, (path) => readFileSync(path, 'utf8'));
  switch (reading.status) {
    case 'setup':
      await runRegistration(environment['GHE_HOST'], environment['GHE_PROTOCOL']);
      return;
    case 'invalid':
      for (const problem of reading.problems) process.stderr.write(`${problem}\n`);
      process.exitCode = 1;
      return;
    case 'valid':
      await run(reading.settings);
      return;
    default:
      reading satisfies never;
  }
}

try {
  await main();
} catch (error) {
  // What an error holds may be content, or the password in an address: all of it is never printed.
  const problem = error instanceof StartError ? error.message : listenProblemOf(error);
  process.stderr.write(`${problem ?? JSON.stringify(describeError(error))}\n`);
  process.exit(1);
}
