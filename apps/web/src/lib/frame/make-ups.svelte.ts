import { Act } from '../api/act.svelte';
import { call } from '../api/client';
import { Resource } from '../api/resource.svelte';
import type { Answer } from '../api/types';

type MakeUps = Answer<'get', '/api/me/make-ups'>;
export type MakeUp = MakeUps['items'][number];

/** The make-ups a member is offered, and her answers. */
export class MakeUpsState {
  readonly offers = new Resource<MakeUps>((signal) => call('get', '/api/me/make-ups', { signal }));
  readonly act = new Act();

  /** True when she has it, or waits for a place; what was refused for its hours is offered no more. */
  async take({ offerId }: MakeUp, classGroupId: string): Promise<boolean> {
    const path = { offerId };
    const done = await this.#take(() =>
      call('post', '/api/me/make-ups/{offerId}/place', { path, body: { classGroupId } }),
    );
    if (!done) void this.offers.load();
    return done;
  }

  async decline({ offerId }: MakeUp): Promise<boolean> {
    return this.#take(() => call('post', '/api/me/make-ups/{offerId}/refusal', { path: { offerId } }));
  }

  async #take(work: () => Promise<MakeUps>): Promise<boolean> {
    const answer = await this.act.run(work);
    if (answer !== null) this.offers.set(answer);
    return answer !== null;
  }
}
