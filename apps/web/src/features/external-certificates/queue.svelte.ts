import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Answer } from '../../lib/api/types';

export type Queue = Answer<'get', '/api/outside-claims'>;
export type Queued = Queue['items'][number];
export type QueueTab = 'waiting' | 'accepted' | 'refused' | 'withdrawn';

const pageSize = 20;

/** The tabs by what stands in the address as `xem`. */
const TABS: Readonly<Record<string, QueueTab>> = { nhan: 'accepted', khong: 'refused', rut: 'withdrawn' };

export const tabOf = (query: URLSearchParams): QueueTab => TABS[query.get('xem') ?? ''] ?? 'waiting';

/** What the address says for a tab; null for the first one. */
export const addressOfTab = (tab: QueueTab): string | null =>
  Object.entries(TABS).find(([, one]) => one === tab)?.[0] ?? null;

/** Claims of the officer's units as the address asks, and what is decided on them. */
export class OutsideQueueState extends Act {
  readonly page: Resource<Queue>;
  /** The claim that is being written. */
  acting = $state<string | null>(null);

  constructor(query: () => URLSearchParams) {
    super();
    this.page = new Resource((signal) =>
      call('get', '/api/outside-claims', {
        query: { state: tabOf(query()), limit: pageSize, cursor: query().get('sau') ?? undefined },
        signal,
      }),
    );
  }

  /** `validUntil`: the last day printed on the paper, null for none. */
  accept({ claim }: Queued, validUntil = claim.validUntil): Promise<boolean> {
    return this.#decide(claim.id, { isAccepted: true, reason: '', validUntil });
  }

  /** A badge that was accepted and has become doubtful counts on. */
  letStand({ claim }: Queued, reason: string): Promise<boolean> {
    return this.#decide(claim.id, { isAccepted: true, reason });
  }

  refuse({ claim }: Queued, reason: string): Promise<boolean> {
    return this.#decide(claim.id, { isAccepted: false, reason });
  }

  withdraw({ claim }: Queued, reason: string): Promise<boolean> {
    const path = { claimId: claim.id };
    return this.#write(claim.id, () =>
      call('post', '/api/outside-claims/{claimId}/withdrawal', { path, body: { reason } }),
    );
  }

  #decide(
    claimId: string,
    body: { isAccepted: boolean; reason: string; validUntil?: string | null },
  ): Promise<boolean> {
    return this.#write(claimId, () =>
      call('post', '/api/outside-claims/{claimId}/decision', { path: { claimId }, body }),
    );
  }

  async #write(claimId: string, work: () => Promise<unknown>): Promise<boolean> {
    if (this.isBusy) return false;
    this.acting = claimId;
    const done = await this.run(work);
    this.acting = null;
    // Also where somebody else had decided before: what is out of date goes, with its buttons.
    if (done !== null || this.problem?.status === 409) await this.page.load();
    return done !== null;
  }
}
