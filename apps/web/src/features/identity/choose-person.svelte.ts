import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Answer } from '../../lib/api/types';
import { session } from '../../lib/session/session.svelte';

type Place = Answer<'get', '/api/auth/handset/places'>['items'][number];

/** Who uses the shared phone now: chosen by name, opened by PIN. */
export class ChoosePerson {
  readonly places = new Resource(async (signal) => {
    // Whoever left while the page was closed under her is gone now, and what she left is sealed.
    void session.ready();
    return (await call('get', '/api/auth/handset/places', { signal })).items;
  });
  readonly act = new Act();
  chosen = $state.raw<Place | null>(null);
  pin = $state('');
  isMissing = $state(false);

  choose(place: Place | null): void {
    this.chosen = place;
    this.pin = '';
    this.isMissing = false;
    this.act.problem = null;
  }

  /** True when the chosen person is in. */
  async enter(): Promise<boolean> {
    const placeId = this.chosen?.id;
    this.isMissing = !/^\d{6}$/.test(this.pin);
    if (this.isMissing || placeId === undefined) return false;
    const done = await this.act.run(async () => {
      await call('post', '/api/auth/handset/enter', { body: { placeId, pin: this.pin } });
      await session.refresh();
    });
    return done !== null && session.account !== null;
  }
}
