import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Leave, Market, Trainer } from './types';

/** A market as it is entered. */
export interface NewMarket {
  communeId: string;
  name: string;
  weekday: number | null;
  everyDays: number | null;
  countedFrom: string | null;
}

/** What plans stand on: trainers' homes and leave, market days. */
export class GroundState extends Act {
  readonly trainers = new Resource<readonly Trainer[]>(
    async (signal) => (await call('get', '/api/planning/trainers', { signal })).items,
  );
  readonly markets = new Resource<readonly Market[]>(
    async (signal) => (await call('get', '/api/planning/markets', { signal })).items,
  );

  setHome({ accountId }: Trainer, communeId: string): Promise<boolean> {
    const path = { accountId };
    return this.#trainer(() => call('put', '/api/planning/trainers/{accountId}/home', { path, body: { communeId } }));
  }

  /** The leave with how many sessions stand in it; null when it was refused. */
  async addLeave({ accountId }: Pick<Trainer, 'accountId'>, from: string, to: string): Promise<Leave | null> {
    const body = { clientKey: crypto.randomUUID(), from, to: to === '' ? from : to };
    const isDone = await this.#trainer(() =>
      call('post', '/api/planning/trainers/{accountId}/leaves', { path: { accountId }, body }),
    );
    if (!isDone) return null;
    const trainer = this.trainers.value?.find((one) => one.accountId === accountId);
    const written = trainer?.leaves.find(({ id }) => id === body.clientKey);
    return written ?? { id: body.clientKey, from, to: body.to, sessions: 0 };
  }

  removeLeave(leaveId: string): Promise<boolean> {
    return this.#trainer(() => call('delete', '/api/planning/leaves/{leaveId}', { path: { leaveId } }));
  }

  addMarket({ communeId, name, weekday, everyDays, countedFrom }: NewMarket): Promise<boolean> {
    const rule = weekday === null ? { everyDays: everyDays ?? 0, countedFrom: countedFrom ?? '' } : { weekday };
    const body = { clientKey: crypto.randomUUID(), communeId, name, ...rule };
    return this.#market(() => call('post', '/api/planning/markets', { body }));
  }

  removeMarket(marketId: string): Promise<boolean> {
    return this.#market(() => call('delete', '/api/planning/markets/{marketId}', { path: { marketId } }));
  }

  #trainer(send: () => Promise<unknown>): Promise<boolean> {
    return this.#change(send, this.trainers);
  }

  #market(send: () => Promise<unknown>): Promise<boolean> {
    return this.#change(send, this.markets);
  }

  async #change(send: () => Promise<unknown>, list: Pick<Resource<unknown>, 'load'>): Promise<boolean> {
    const isDone = await this.run(async () => {
      await send();
      return true;
    });
    if (isDone === null) return false;
    await list.load();
    return true;
  }
}
