import { Act } from '../lib/api/act.svelte';
import { call } from '../lib/api/client';
import { Resource } from '../lib/api/resource.svelte';
import type { Opening } from './opening-words';

/** Classes that others opened, of which the account was not told yet. */
export class ClassOpeningsState {
  readonly openings = new Resource(async (signal) => (await call('get', '/api/me/class-openings', { signal })).items);
  readonly act = new Act();

  /** She knows all these: they go, and do not come again. What was opened since stays news. */
  async know(told: readonly Opening[]): Promise<void> {
    const [first] = told;
    if (first === undefined) return;
    const body = {
      as: first.duty === 'officer' ? ('officer' as const) : ('staff' as const),
      until: told.map(({ since }) => since).reduce((latest, since) => (since > latest ? since : latest)),
    };
    const left = await this.act.run(() => call('post', '/api/me/class-openings/known', { body }));
    if (left !== null) this.openings.set(left.items);
  }
}
