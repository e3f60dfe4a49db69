import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { ListedDesign } from './design-types';

/** Every design of the province. */
export class DesignsState {
  readonly list = new Resource<readonly ListedDesign[]>(
    async (signal) => (await call('get', '/api/certificate-designs', { signal })).items,
  );
  readonly copying = new Act();
  #sent = { said: '', key: '' };

  /** Makes a design of another; its slug, or null when it was refused. The same sent again is the same one. */
  async copy(from: string, name: string): Promise<string | null> {
    const said = JSON.stringify([from, name]);
    if (this.#sent.said !== said) this.#sent = { said, key: crypto.randomUUID() };
    const body = { clientKey: this.#sent.key, from, name };
    const made = await this.copying.run(() => call('post', '/api/certificate-designs', { body }));
    return made?.slug ?? null;
  }
}
