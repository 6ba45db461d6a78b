import type { Facts } from './facts.js';
import { judgeApp } from './judge-app.js';
import { judgeDeliveries } from './judge-deliveries.js';
import { judgeRepository } from './judge-repository.js';
import type { Line } from './line.js';

/** Returns what is to be said of a repository, line by line, from the app down to the check. */
export function judge(facts: Facts): readonly Line[] {
  const { app } = facts;
  const deliveries = app === null || app === 'refused' ? [] : [judgeDeliveries(app)];
  return [...judgeApp(facts), ...deliveries, ...judgeRepository(facts)];
}
