import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import { hasOpenPlace, leavePlace, liesSealed, takePlace } from '../../lib/offline/handset';
import { session } from '../../lib/session/session.svelte';

/** The member's own place on a shared phone: a PIN set, changed, taken away. */
export class HandsetPlace {
  readonly act = new Act();
  readonly has = new Resource(async () => {
    await session.ready();
    return session.account !== null && (await hasOpenPlace(session.account.accountId));
  });
  /** Something of the member lies sealed here under an earlier PIN; a new one leaves it closed for good. */
  readonly hasSealed = new Resource(async () => {
    await session.ready();
    return session.account !== null && (await liesSealed(session.account.accountId));
  });
  pin = $state('');
  isMissing = $state(false);

  /** True when the PIN is in force. */
  async take(): Promise<boolean> {
    this.isMissing = !/^\d{6}$/.test(this.pin);
    if (this.isMissing) return false;
    const done = await this.act.run(async () => {
      const place = await call('post', '/api/auth/handset/place', { body: { pin: this.pin } });
      await takePlace(place.accountId, this.pin, place.sealSalt);
      this.pin = '';
    });
    if (done !== null) await Promise.all([this.has.load(), this.hasSealed.load()]);
    return done !== null;
  }

  /** True when this phone knows no PIN of the member any more. */
  async leave(): Promise<boolean> {
    const accountId = session.account?.accountId;
    if (accountId === undefined) return false;
    const done = await this.act.run(async () => {
      await call('delete', '/api/auth/handset/place');
      await leavePlace(accountId);
    });
    if (done !== null) await this.has.load();
    return done !== null;
  }
}
