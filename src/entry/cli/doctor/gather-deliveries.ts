import type { restOfApp } from '../../../shell/github/client/client.js';
import type { Delivery, DeliveryFacts } from './facts.js';
import { orNull } from './watch.js';

/** GitHub lists the deliveries of the whole app, a hundred a page; a busy one has more than anybody waits for. */
const MAX_PAGES = 5;

interface Whose {
  readonly repositoryId: number;
  readonly installationId: number;
}

/** Returns the deliveries about a repository, or about its installation as a whole, among the app's newest. */
export async function gatherDeliveries(
  rest: ReturnType<typeof restOfApp>,
  whose: Whose,
  now: number,
): Promise<DeliveryFacts | null> {
  const list: Delivery[] = [];
  let seen = 0;
  let cursor: string | null = null;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const request = rest.apps.listWebhookDeliveries({ per_page: 100, ...(cursor === null ? {} : { cursor }) });
    const answer: Awaited<typeof request> | null = await orNull(request, [403, 404]);
    if (answer === null) return null;
    seen += answer.data.length;
    for (const each of answer.data) {
      const isOfRepository = each.repository_id === whose.repositoryId;
      const isOfInstallation = each.repository_id === null && each.installation_id === whose.installationId;
      if (!isOfRepository && !isOfInstallation) continue;
      list.push({ guid: each.guid, event: each.event, at: Date.parse(each.delivered_at), status: each.status_code });
    }
    cursor = cursorOf(answer.headers.link);
    if (cursor === null) break;
  }
  return { list, seen, isCut: cursor !== null, now };
}

/** The next page stands in the `Link` header, under a cursor that means nothing to us. */
function cursorOf(link: string | undefined): string | null {
  const url = /<([^<>]{1,2000})>; rel="next"/.exec(link ?? '')?.[1];
  return url !== undefined && URL.canParse(url) ? new URL(url).searchParams.get('cursor') : null;
}
