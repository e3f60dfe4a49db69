import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import { Act } from '../../lib/api/act.svelte';
import { createPasskey, PasskeyLeft } from './passkey';

/** The passkeys of the account: added from this device, named, removed. */
export class PasskeysState {
  readonly list = new Resource((signal) => call('get', '/api/account/passkeys', { signal }));
  readonly act = new Act();
  isLeft = $state(false);

  /** True when this device is added. */
  async add(name: string): Promise<boolean> {
    this.isLeft = false;
    try {
      return await this.#change(() => createPasskey(name));
    } catch (error) {
      if (!(error instanceof PasskeyLeft)) throw error;
      // She changed her mind: no fault of the page.
      this.act.problem = null;
      this.isLeft = true;
      return false;
    }
  }

  async rename(passkeyId: string, name: string): Promise<boolean> {
    return this.#change(async () => {
      await call('put', '/api/account/passkeys/{passkeyId}/name', { path: { passkeyId }, body: { name } });
    });
  }

  async remove(passkeyId: string): Promise<boolean> {
    return this.#change(async () => {
      await call('delete', '/api/account/passkeys/{passkeyId}', { path: { passkeyId } });
    });
  }

  async #change(work: () => Promise<void>): Promise<boolean> {
    const isDone = (await this.act.run(work)) !== null;
    if (isDone) await this.list.load();
    return isDone;
  }
}
