import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Clock } from '../../shell/clock.js';
import type { Meter } from '../../shell/meter.js';
import type { QueueCounts } from '../../shell/queue/queue.js';
import { Budgets } from './budgets.js';
import { createCounting } from './counting.js';
import { registerBudgets, registerQueue } from './looking.js';

/** What is told about this process, in numbers and without names. */
export interface Metrics {
  readonly meter: Meter;
  /** Counts a webhook that only the secret before the present one fits. */
  signedBefore(): void;
  readonly contentType: string;
  /** Returns all of it in the text form of Prometheus. */
  render(): Promise<string>;
}

export interface MetricsOptions {
  readonly clock: Clock;
  readonly version: string;
  /** Of the queue; null while there is none yet. */
  readonly counts: () => Promise<QueueCounts> | null;
}

/** Returns metrics with a registry of their own. */
export function createMetrics({ clock, version, counts }: MetricsOptions): Metrics {
  const registry = new Registry();
  const budgets = new Budgets(clock);
  const counting = createCounting(registry, budgets);
  registerQueue(registry, clock, counts);
  registerBudgets(registry, budgets);
  new Gauge({
    name: 'async_conventions_build_info',
    help: '1, with the version that runs.',
    labelNames: ['version', 'node'],
    registers: [registry],
  }).set({ version, node: process.versions.node }, 1);
  collectDefaultMetrics({ register: registry });
  return { ...counting, contentType: registry.contentType, render: () => registry.metrics() };
}
