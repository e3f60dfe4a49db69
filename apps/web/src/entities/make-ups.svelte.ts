import { Act } from '../lib/api/act.svelte';
import { call } from '../lib/api/client';
import { Resource } from '../lib/api/resource.svelte';
import type { Answer } from '../lib/api/types';

type MakeUps = Answer<'get', '/api/me/make-ups'>;
export type MakeUp = MakeUps['items'][number];

/** The make-ups a member is offered, and her answers. */
export class MakeUpsState {
  readonly offers = new Resource<MakeUps>((signal) => call('get', '/api/me/make-ups', { signal }));
  readonly act = new Act();

  /** Whether she has a place, or waits for one since the last went meanwhile; null: refused, and what was so for its hours is offered no more. */
  async take({ offerId }: MakeUp, classGroupId: string): Promise<'taken' | 'waiting' | null> {
    const path = { offerId };
    const taken = await this.#take(() =>
      call('post', '/api/me/make-ups/{offerId}/place', { path, body: { classGroupId } }),
    );
    if (taken !== null) return taken.isBooked ? 'taken' : 'waiting';
    void this.offers.load();
    return null;
  }

  async decline({ offerId }: MakeUp): Promise<boolean> {
    const path = { offerId };
    return (await this.#take(() => call('post', '/api/me/make-ups/{offerId}/refusal', { path }))) !== null;
  }

  async #take<T extends MakeUps>(work: () => Promise<T>): Promise<T | null> {
    const answer = await this.act.run(work);
    if (answer !== null) this.offers.set(answer);
    return answer;
  }
}
