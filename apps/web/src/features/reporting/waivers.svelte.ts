import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Answer } from '../../lib/api/types';

export type CycleWaivers = Answer<'get', '/api/cycles/{cycleId}/waivers'>;
export type Waiver = CycleWaivers['waivers'][number];
type WaitingWaivers = Answer<'get', '/api/waivers'>;

/** What the second person, or the first one, said to what waits: yes to a proposal or to its end, no to either. */
export type WaiverAnswer = 'confirm' | 'confirmEnd' | 'drop' | 'keep';
/** The words it is told by. */
export type AnswerToast = `${WaiverAnswer}Toast`;

const pageSize = 20;

/** Names the question that stands on the screen, so that a late answer doesn't meet the next one. */
const answerTo = ({ state }: Waiver): { answered: 'proposal' | 'end' } => ({
  answered: state === 'ending' ? 'end' : 'proposal',
});

/** What is done to a waiver that is there. */
export class WaiverActs extends Act {
  /** The waiver being written. */
  acting = $state<string | null>(null);
  readonly #reload: () => Promise<unknown>;

  constructor(reload: () => Promise<unknown>) {
    super();
    this.#reload = reload;
  }

  confirm(waiver: Waiver): Promise<boolean> {
    const asked = { path: { waiverId: waiver.id }, body: answerTo(waiver) };
    return this.write(waiver.id, () => call('post', '/api/waivers/{waiverId}/confirmation', asked));
  }

  refuse(waiver: Waiver): Promise<boolean> {
    const asked = { path: { waiverId: waiver.id }, body: answerTo(waiver) };
    return this.write(waiver.id, () => call('post', '/api/waivers/{waiverId}/refusal', asked));
  }

  proposeEnd({ id }: Waiver, reason: string): Promise<boolean> {
    const path = { waiverId: id };
    return this.write(id, () => call('post', '/api/waivers/{waiverId}/ending', { path, body: { reason } }));
  }

  /** True when it was written; the list is read anew, also where another one had answered before. */
  protected async write(id: string, work: () => Promise<unknown>): Promise<boolean> {
    if (this.isBusy) return false;
    this.acting = id;
    const done = await this.run(work);
    this.acting = null;
    if (done !== null || this.problem?.status === 409) await this.#reload();
    return done !== null;
  }
}

/** Waivers of one person in one round. */
export class CycleWaiversState extends WaiverActs {
  readonly list: Resource<CycleWaivers>;
  readonly #cycleId: () => string;

  constructor(cycleId: () => string) {
    const list = new Resource<CycleWaivers>((signal) =>
      call('get', '/api/cycles/{cycleId}/waivers', { path: { cycleId: cycleId() }, signal }),
    );
    super(() => list.load());
    this.list = list;
    this.#cycleId = cycleId;
  }

  propose(body: { requirementKey: string; paperNumber: string; reason: string }): Promise<boolean> {
    const path = { cycleId: this.#cycleId() };
    return this.write('', () => call('post', '/api/cycles/{cycleId}/waivers', { path, body }));
  }
}

/** What waits for a second person. */
export class WaitingWaiversState extends WaiverActs {
  readonly list: Resource<WaitingWaivers>;

  constructor(query: () => URLSearchParams) {
    const list = new Resource<WaitingWaivers>((signal) =>
      call('get', '/api/waivers', { query: { limit: pageSize, cursor: query().get('sau') ?? undefined }, signal }),
    );
    super(() => list.load());
    this.list = list;
  }
}
