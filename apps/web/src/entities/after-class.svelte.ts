import { call } from '../lib/api/client';
import { Resource } from '../lib/api/resource.svelte';
import type { components } from '../lib/api/schema';
import type { Answer } from '../lib/api/types';
import type { WriteQueue } from '../lib/offline/queue.svelte';
import { type Standing, standingOf } from '../lib/offline/write-status';

type Asks = Answer<'get', '/api/me/after-class'>;
export type Ask = Asks['items'][number];
export type Opinion = components['schemas']['OpinionRequest'];
export type Households = components['schemas']['HouseholdReportRequest'];
export type HouseholdTask = keyof NonNullable<Households['byTask']>;

/** Where an answer stands: not asked yet, `given` on the server before, or as a write of this device. */
export type AskState = 'asked' | 'given' | Standing;

const opinionKey = (id: string): string => `opinion/${id}`;
const householdsKey = (id: string): string => `households/${id}`;

/** What a member is asked after her classes, and her answers: kept on the device first, then sent. */
export class AfterClassState {
  readonly asks = new Resource<Asks>((signal) => call('get', '/api/me/after-class', { signal }));
  readonly #queue: WriteQueue;

  constructor(queue: WriteQueue) {
    this.#queue = queue;
  }

  opinionState({ classGroupId, opinion }: Ask): AskState {
    return this.#stateOf(opinionKey(classGroupId), opinion?.given ?? null);
  }

  householdsState({ classGroupId, households }: Ask): AskState {
    return this.#stateOf(householdsKey(classGroupId), households?.given ?? null);
  }

  /** What she said last, as far as this device knows. */
  opinionOf({ classGroupId, opinion }: Ask): Opinion | null {
    const said = this.#saidHere(opinionKey(classGroupId)) as Opinion | null;
    const given = opinion?.given ?? null;
    return said ?? (given && { ...given, remark: given.remark ?? undefined });
  }

  householdsOf({ classGroupId, households }: Ask): Households | null {
    return (this.#saidHere(householdsKey(classGroupId)) as Households | null) ?? households?.given ?? null;
  }

  /** Code of why her opinion was not taken; null: it was, or nothing came back yet. */
  opinionRefusal({ classGroupId }: Ask): string | null {
    return this.#queue.statusOf(opinionKey(classGroupId))?.refusal ?? null;
  }

  householdsRefusal({ classGroupId }: Ask): string | null {
    return this.#queue.statusOf(householdsKey(classGroupId))?.refusal ?? null;
  }

  async giveOpinion({ classGroupId }: Ask, body: Opinion): Promise<void> {
    const address = `/api/me/class-groups/${classGroupId}/opinion`;
    await this.#queue.add({ key: opinionKey(classGroupId), kind: 'opinion', method: 'put', address, body });
  }

  async reportHouseholds({ classGroupId }: Ask, body: Households): Promise<void> {
    const address = `/api/me/class-groups/${classGroupId}/households`;
    await this.#queue.add({ key: householdsKey(classGroupId), kind: 'households', method: 'put', address, body });
  }

  #stateOf(key: string, given: unknown): AskState {
    const status = this.#queue.statusOf(key);
    if (status) return standingOf(status);
    return given === null ? 'asked' : 'given';
  }

  #saidHere(key: string): unknown {
    const last = [...this.#queue.sent(key), ...this.#queue.waiting(key)].at(-1);
    return last?.body ?? null;
  }
}
