import { Probot } from 'probot';
import type { Backend } from '../../shell/backend/backend.js';
import { systemClock } from '../../shell/clock.js';
import { Budget } from '../../shell/github/client/budget.js';
import { connectAsApp, restOfApp } from '../../shell/github/client/client.js';
import type { Heard } from '../../shell/github/client/client.js';
import type { Log } from '../../shell/log.js';
import { keptMsOf } from '../../shell/sweep/deliveries.js';
import { startUpkeep } from '../../shell/sweep/upkeep.js';
import type { Upkeep } from '../../shell/sweep/upkeep.js';
import { openBackend } from '../backend.js';
import { createEngine } from '../engine.js';
import { createMetrics } from '../metrics/metrics.js';
import type { Metrics } from '../metrics/metrics.js';
import { createReceiver } from '../receiver.js';
import type { Receiver } from '../receiver.js';
import { createAppServer, WEBHOOK_PATH } from '../server.js';
import type { Phase } from '../server.js';
import type { Settings } from '../settings.js';
import { reachSlack } from '../slack.js';
import { followChannel } from '../smee.js';
import { readVersion } from '../version.js';
import { warmUp } from '../warm-up.js';
import { endOnDefects } from './defects.js';
import { learnIdentity } from './identity.js';
import { logOf } from './log.js';
import { reachability } from './reachability.js';
import { closeServers, listenAt, serveMetrics } from './serving.js';
import { createVerify } from './signatures.js';
import { StartError } from './start-error.js';
import { stopping } from './stopping.js';
import { createTellTurnedAway } from './turned-away.js';
import type { TellTurnedAway } from './turned-away.js';

/** What there is of a process so far. */
interface Running {
  phase: Phase;
  backend: Backend | null;
  upkeep: Upkeep | null;
  receiver: Receiver | null;
  isReachable: () => Promise<boolean>;
  /** Aborted when the app begins to stop. */
  readonly leaving: AbortController;
}

/**
 * Runs the app until it is told to stop.
 *
 * @throws StartError where it cannot begin
 */
export async function run(settings: Settings): Promise<void> {
  const { appId, privateKey, webhookSecret: secret, baseUrl, logLevel, logFormat } = settings;
  const probot = new Probot({ appId, privateKey, secret, baseUrl, logLevel, logFormat });
  await probot.ready();
  const log = logOf(probot);
  endOnDefects(log);
  const app: Running = {
    phase: 'starting',
    backend: null,
    upkeep: null,
    receiver: null,
    isReachable: () => Promise.resolve(false),
    leaving: new AbortController(),
  };
  const metrics = createMetrics({
    clock: systemClock,
    version: readVersion(),
    counts: () => app.backend?.queue.counts() ?? null,
  });
  const turnedAway = createTellTurnedAway({ clock: systemClock, log, meter: metrics.meter });
  const port = await serve(settings, app, metrics, turnedAway, log);
  if (settings.previousSecret !== null) log.warn({}, 'the previous webhook secret is still accepted');
  await work(settings, app, probot, metrics, turnedAway, log);
  if (settings.proxyUrl !== null && settings.role !== 'worker') {
    const address = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
    void followChannel(settings.proxyUrl, `http://${address}:${port}${WEBHOOK_PATH}`, log, app.leaving.signal);
  }
}

/** Answers whoever asks, from before there is anything to work with until the very end. Returns the port of webhooks. */
async function serve(
  settings: Settings,
  app: Running,
  metrics: Metrics,
  turnedAway: TellTurnedAway,
  log: Log,
): Promise<number> {
  const server = createAppServer({
    phase: () => app.phase,
    receiver: () => app.receiver,
    isReachable: () => app.isReachable(),
    turnedAway,
    webUrl: settings.role === 'worker' ? null : settings.webUrl,
  });
  const port = await listenAt(server, settings);
  const servers = [server, ...(await serveMetrics(settings, metrics, log))];
  const stop = stopping(
    {
      begin: () => {
        app.phase = 'stopping';
        app.leaving.abort();
      },
      drain: (deadlineMs) => app.backend?.queue.drain(deadlineMs) ?? Promise.resolve(0),
      stopUpkeep: () => app.upkeep?.stop() ?? Promise.resolve(),
      secure: () => app.upkeep?.secure() ?? Promise.resolve(),
      closeBackend: () => app.backend?.close() ?? Promise.resolve(),
      closeServers: () => closeServers(servers, systemClock),
    },
    { clock: systemClock, log, exit: (code) => process.exit(code) },
  );
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  log.info({ host: settings.host, port, path: WEBHOOK_PATH }, 'listening');
  return port;
}

/** Learns who we are, opens what work waits in, and begins with what the role of this process is. */
async function work(
  settings: Settings,
  app: Running,
  probot: Probot,
  metrics: Metrics,
  turnedAway: TellTurnedAway,
  log: Log,
): Promise<void> {
  const { meter } = metrics;
  const asking = { clock: systemClock, heard: (answer: Heard) => meter.called(answer) };
  const me = await learnIdentity(settings, { ...asking, log });
  if (me === null)
    throw new StartError('APP_ID, PRIVATE_KEY: do not belong together, or not to this server (GHE_HOST)');
  if (settings.role !== 'receiver') warmUp();
  const verify = await createVerify(probot, settings, () => metrics.signedBefore());
  const backend = await openBackend(settings, log);
  const budget = new Budget({
    clock: systemClock,
    reserve: settings.rateReserve,
    meter,
    shared: backend.isShared ? backend.store : null,
  });
  const connect = connectAsApp(settings, {
    heard: (answer) => {
      meter.called(answer);
      budget.heard(answer);
    },
  });
  const slack = settings.slack === null ? {} : { slack: await reachSlack(settings.slack) };
  const engine = createEngine({
    ...slack,
    writePacing: settings.writePacing,
    backend,
    connect,
    me,
    log,
    meter,
    clock: systemClock,
    budget,
  });
  app.backend = backend;
  app.isReachable = reachability(() => backend.isReachable(), systemClock);
  if (settings.role !== 'worker') {
    app.receiver = createReceiver(verify, (delivery) => engine.receive(delivery), turnedAway);
  }
  // A signal may have come while GitHub was asked.
  if (!isStarting(app)) return;
  if (settings.role !== 'receiver') {
    engine.start();
    app.upkeep = await startUpkeep({
      ...engine,
      backend,
      app: restOfApp(settings, asking),
      connect,
      budget,
      clock: systemClock,
      log,
      meter,
      lookbackMs: settings.sweepLookbackMs,
      keptMs: keptMsOf(settings.baseUrl),
    });
  }
  // Or while what an earlier process left was taken over.
  if (!isStarting(app)) return;
  app.phase = 'running';
  log.info({ app: me.login, role: settings.role, backend: backend.kind }, 'ready');
}

/** False once a signal came. A function, since the phase changes while this waits. */
function isStarting(app: Running): boolean {
  return app.phase === 'starting';
}
