import type { StandingPage } from '../../core/rollup/publishing/page.js';
import type { BestEffort } from '../state/best-effort.js';
import type { Store } from '../state/store.js';

/** By then no channel is told of the page any more. */
const TAKEN_MS = 8 * 24 * 60 * 60_000;

/** Who posts the one message about a page to a webhook. The page says so, too, which reads show only seconds later. */
export interface WebhookTurns {
  /** False where somebody posted it, or is about to. A store that cannot be asked keeps nobody from posting. */
  take(page: Pick<StandingPage, 'id'>): Promise<boolean>;
  /** For what was certainly not posted. */
  giveBack(page: Pick<StandingPage, 'id'>): Promise<void>;
}

export function createWebhookTurns(store: Pick<Store, 'claim' | 'delete'>, effort: BestEffort): WebhookTurns {
  const nameOf = ({ id }: Pick<StandingPage, 'id'>): string => `told:${id}`;
  return {
    async take(page) {
      const taken = await effort.try(() => store.claim(nameOf(page), page.id, TAKEN_MS));
      return taken?.value ?? true;
    },
    async giveBack(page) {
      await effort.try(() => store.delete(nameOf(page)));
    },
  };
}
