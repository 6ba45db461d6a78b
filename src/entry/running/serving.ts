import type { Server } from 'node:http';
import type { Clock } from '../../shell/clock.js';
import type { Log } from '../../shell/log.js';
import { createMetricsServer, METRICS_PATH } from '../metrics/server.js';
import type { Metrics } from '../metrics/metrics.js';
import { listen } from '../server.js';
import { listenProblemOf } from '../settings.js';
import type { Settings } from '../settings.js';
import { StartError } from './start-error.js';

/** What has not been answered by then is cut off. */
const LAST_ANSWERS_MS = 1_000;

/**
 * Starts listening and returns the port.
 *
 * @throws StartError where a setting keeps us from it
 */
export async function listenAt(
  server: Server,
  { host, port }: { readonly host: string; readonly port: number },
  prefix: '' | 'METRICS_' = '',
): Promise<number> {
  try {
    return await listen(server, host, port);
  } catch (error) {
    const problem = listenProblemOf(error, prefix);
    throw problem === null ? error : new StartError(problem);
  }
}

/** Serves metrics where the settings say so, and returns the servers that do: one, or none. */
export async function serveMetrics(settings: Settings, metrics: Metrics, log: Log): Promise<readonly Server[]> {
  if (settings.metrics === null) return [];
  const server = createMetricsServer(metrics);
  const port = await listenAt(server, settings.metrics, 'METRICS_');
  log.info({ host: settings.metrics.host, port, path: METRICS_PATH }, 'metrics');
  return [server];
}

/** Listens no more, gives requests under way a moment, and ends connections that are kept open. */
export async function closeServers(servers: readonly Server[], clock: Clock): Promise<void> {
  await Promise.all(
    servers.map(async (server) => {
      const cancel = clock.after(LAST_ANSWERS_MS, () => server.closeAllConnections());
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      });
      cancel();
    }),
  );
}
