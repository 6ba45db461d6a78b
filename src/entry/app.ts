import { readFileSync } from 'node:fs';
import { Probot } from 'probot';
import type { Identity } from '../core/snapshot.js';
import { sleep, systemClock } from '../shell/clock.js';
import { Budget } from '../shell/github/client/budget.js';
import { connectAsApp, fetchApp, restOfApp } from '../shell/github/client/client.js';
import { readFailure } from '../shell/github/client/errors.js';
import type { Log } from '../shell/log.js';
import { backoffMs } from '../shell/queue/backoff.js';
import { silentMeter } from '../shell/meter.js';
import { keptMsOf } from '../shell/sweep/deliveries.js';
import { startUpkeep } from '../shell/sweep/upkeep.js';
import type { Upkeep } from '../shell/sweep/upkeep.js';
import { openBackend } from './backend.js';
import { createEngine } from './engine.js';
import type { Engine } from './engine.js';
import { readEnvFile } from './env-file.js';
import { createReceiver } from './receiver.js';
import { warmUp } from './warm-up.js';
import type { Receiver } from './receiver.js';
import { createAppServer, listen, SERVER_LIMITS, WEBHOOK_PATH } from './server.js';
import type { Refused } from './server.js';
import { listenProblemOf, readSettings } from './settings.js';
import type { Settings } from './settings.js';
import { runRegistration } from './setup/registration.js';
import { followChannel } from './smee.js';

/** The system sends SIGKILL after 30 seconds as a rule; work gets most of that. */
const DRAIN_MS = 20_000;
const EXIT_MS = 25_000;

/** Waits between tries to learn who we are stay below this. */
const IDENTITY_WAIT_MS = 30_000;

/** Runs the app until it is told to stop. */
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
      await start(reading.settings);
      return;
    default:
      reading satisfies never;
  }
}

async function start(settings: Settings): Promise<void> {
  const { appId, privateKey, webhookSecret: secret, baseUrl, logLevel, logFormat } = settings;
  const probot = new Probot({ appId, privateKey, secret, baseUrl, logLevel, logFormat });
  await probot.ready();
  // Probot gives its logger the name once more, which would then stand in each line twice: pino makes a child from its
  // parent by `Object.create`, so the parent is its prototype.
  const log = Object.getPrototypeOf(probot.log) as Log;
  let engine: Engine | null = null;
  let upkeep: Upkeep | null = null;
  let receiver: Receiver | null = null;
  let isDraining = false;
  const refused: Refused = (refusal) => log.warn(refusal, 'delivery refused');
  const proxy = new AbortController();
  const server = createAppServer(() => ({ receiver, isDraining }), refused, SERVER_LIMITS, settings.webUrl);

  const stop = (signal: string): void => {
    if (isDraining) return;
    isDraining = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(0), EXIT_MS).unref();
    proxy.abort();
    server.close();
    server.closeIdleConnections();
    const drained = engine?.queue.drain(DRAIN_MS) ?? Promise.resolve(0);
    void upkeep?.stop();
    void drained.then(async (left) => {
      await upkeep?.secure().catch((error: unknown) => log.error({ err: error }, 'what waits was not written down'));
      log.info({ left }, 'stopped');
      process.exit(0);
    });
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);

  const port = await listen(server, settings.host, settings.port);
  log.info({ host: settings.host, port, path: WEBHOOK_PATH }, 'listening');
  const me = await learnIdentity(settings, log);
  if (me === null) {
    process.stderr.write('APP_ID, PRIVATE_KEY: do not belong together, or not to this server (GHE_HOST)\n');
    process.exit(1);
  }
  warmUp();
  const meter = silentMeter;
  const backend = openBackend(settings, log);
  const budget = new Budget({
    clock: systemClock,
    reserve: settings.rateReserve,
    meter,
    shared: backend.isShared ? backend.store : null,
  });
  const connect = connectAsApp(settings, { heard: (answer) => budget.heard(answer) });
  const running = createEngine({
    writePacing: settings.writePacing,
    backend,
    connect,
    me,
    log,
    meter,
    clock: systemClock,
    budget,
  });
  running.start();
  engine = running;
  const { webhooks } = probot;
  receiver = createReceiver(
    (body, signature) => webhooks.verify(body, signature),
    (delivery) => running.receive(delivery),
    refused,
  );
  log.info({ app: me.login }, 'ready');
  if (settings.role !== 'receiver') {
    upkeep = await startUpkeep({
      ...running,
      backend,
      app: restOfApp(settings),
      connect,
      budget,
      clock: systemClock,
      log,
      meter,
      lookbackMs: settings.sweepLookbackMs,
      keptMs: keptMsOf(settings.baseUrl),
    });
  }
  if (settings.proxyUrl !== null) {
    const address = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
    void followChannel(settings.proxyUrl, `http://${address}:${port}${WEBHOOK_PATH}`, log, proxy.signal);
  }
}

/** Asks GitHub who we are until it answers; null when it says that there is no such app. */
async function learnIdentity(settings: Settings, log: Log): Promise<Identity | null> {
  for (let failures = 1; ; failures += 1) {
    try {
      const { id, slug } = await fetchApp(settings);
      return { login: slug, type: 'bot', appId: id };
    } catch (error) {
      const failure = readFailure(error, Date.now());
      log.error({ reason: failure.reason, appId: settings.appId }, 'GitHub did not say who the app is');
      // Anything else, a 403 of a list of allowed addresses too, can be mended while the app runs.
      if (failure.reason === 'status-401' || failure.reason === 'not-found') return null;
      await sleep(
        systemClock,
        Math.min(IDENTITY_WAIT_MS, backoffMs(failures, failure.kind === 'retry' ? failure.afterMs : null, Math.random)),
      );
    }
  }
}

try {
  await main();
} catch (error) {
  const problem = listenProblemOf(error);
  if (problem === null) throw error;
  process.stderr.write(`${problem}\n`);
  process.exit(1);
}
