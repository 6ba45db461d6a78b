import type { App } from '../state/model.js';
import type { Schemas } from '../shapes/schemas.js';
import type { Delivery } from '../webhooks/deliveries.js';
import { ApiError, invalid, notFound } from './call.js';
import type { Call, Reply } from './call.js';
import { plainRoute } from './route.js';

/** Of a delivery that found nobody GitHub says this, and gives the status of a gateway. */
const NO_CONNECTION = { status: 'failed to connect to host', status_code: 502 };

function appOfCall(call: Call): App {
  if (call.principal?.kind !== 'app') throw new ApiError(401, 'A JSON web token could not be decoded');
  return call.principal.app;
}

function getConfig(call: Call): Reply {
  const { webhookUrl } = appOfCall(call);
  const url = webhookUrl === null ? {} : { url: webhookUrl };
  return { status: 200, body: { content_type: 'json', insecure_ssl: '0', secret: '********', ...url } };
}

/** For how long github.com lists deliveries and sends them again. */
const KEPT_MS = 3 * 24 * 60 * 60_000;

function isKept(call: Call, { at }: Delivery): boolean {
  return Date.parse(at) >= call.scene.clock() - KEPT_MS;
}

/** Sends a delivery again under its GUID. One that is no longer kept is not there. */
function redeliver(call: Call): Reply {
  const app = appOfCall(call);
  const id = Number(call.params['delivery_id']);
  const delivery = call.scene.deliveries.find((each) => each.id === id && each.appId === app.id);
  if (delivery === undefined || !isKept(call, delivery)) throw notFound();
  call.scene.redeliver(id);
  return { status: 202, body: {} };
}

/** One page, newest first. What is still under way is not listed, nor what is too old. */
function listDeliveries(call: Call): Reply {
  const app = appOfCall(call);
  const { query } = call;
  const before = readCursor(query.get('cursor'));
  const status = query.get('status');
  if (status !== null && status !== 'success' && status !== 'failure') throw invalid('Hook', 'status', 'invalid');
  const size = Math.min(100, Math.max(1, Number(query.get('per_page') ?? 30) || 30));
  const listed = call.scene.deliveries
    .filter((each) => each.appId === app.id && each.status !== null && each.id < before && isKept(call, each))
    .filter((each) => status === null || isSuccess(each) === (status === 'success'))
    .reverse();
  const page = listed.slice(0, size);
  const last = page.at(-1);
  const headers = last === undefined || listed.length <= size ? {} : { link: nextLink(call, last) };
  return { status: 200, body: page.map(shapeDelivery), headers };
}

/** A cursor is opaque and names where the page before ended. */
function readCursor(cursor: string | null): number {
  if (cursor === null) return Infinity;
  const id = /^v1_(\d{1,15})$/.exec(cursor)?.[1];
  if (id === undefined) throw invalid('Hook', 'cursor', 'invalid');
  return Number(id);
}

function nextLink(call: Call, last: Delivery): string {
  const url = new URL(call.url);
  url.searchParams.set('cursor', `v1_${last.id}`);
  return `<${url.toString()}>; rel="next"`;
}

function isSuccess({ status }: Delivery): boolean {
  return status !== null && status >= 200 && status < 400;
}

function shapeDelivery(delivery: Delivery): Schemas['hook-delivery-item'] {
  const { id, guid, at, isRedelivery, event, action, status, payload } = delivery;
  const answered = {
    status: isSuccess(delivery) ? 'OK' : `Invalid HTTP Response: ${status}`,
    status_code: status ?? 0,
  };
  return {
    id,
    guid,
    delivered_at: at,
    redelivery: isRedelivery,
    duration: 0.05,
    ...(status === 0 ? NO_CONNECTION : answered),
    event,
    action,
    installation_id: idOf(payload['installation']),
    repository_id: idOf(payload['repository']),
    throttled_at: null,
  };
}

function idOf(value: unknown): number | null {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : null;
  return typeof id === 'number' ? id : null;
}

export const hookRoutes = [
  plainRoute('apps/get-webhook-config-for-app', 'GET /app/hook/config', 'app', getConfig),
  plainRoute('apps/list-webhook-deliveries', 'GET /app/hook/deliveries', 'app', listDeliveries),
  plainRoute('apps/redeliver-webhook-delivery', 'POST /app/hook/deliveries/{delivery_id}/attempts', 'app', redeliver),
];
