import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Problem } from '../../lib/api/problem';
import { Resource } from '../../lib/api/resource.svelte';
import {
  askPlace,
  dropLost,
  hasPlace,
  isAllLost,
  KeysNotMade,
  leavePlace,
  liesSealed,
  NoRoomForKeys,
  type OwnPlace,
  takePlace,
} from '../../lib/offline/handset';
import { askOwnPlace } from '../../lib/offline/own-place';
import { session } from '../../lib/session/session.svelte';

/**
 * `keyless`: the PIN opens her account, and this phone has no keys: nothing is sealed. `sealed`: something of the member lies here that could
 * not be opened so far; `lost`: the server has no key of it any more.
 */
interface Own {
  pin: 'none' | 'keyless' | 'open' | 'closed';
  left: 'nothing' | 'sealed' | 'lost';
}

async function pinOf(
  accountId: string,
  place: (Pick<OwnPlace, 'hasPin'> & { isClosed: boolean }) | null,
): Promise<Own['pin']> {
  if (place?.hasPin !== true) return 'none';
  // Without keys nothing is sealed, whatever the server knows.
  if (!(await hasPlace(accountId))) return 'keyless';
  return place.isClosed ? 'closed' : 'open';
}

async function leftOf(accountId: string): Promise<Own['left']> {
  if (!(await liesSealed(accountId))) return 'nothing';
  return (await isAllLost(accountId)) ? 'lost' : 'sealed';
}

/** Why a PIN is not in force. `half`: the server took it, this phone did not, and the server could not be told. */
type Fault = 'missing' | 'no-room' | 'not-made' | 'half';

/**
 * The phone takes what the server took; where it can't have the keys, the server is told to give it up again. Gives why the PIN is not
 * in force; null: it is. Any other failure says nothing of the keys, gives no PIN up, and is thrown.
 */
async function takeHere(place: OwnPlace): Promise<Fault | null> {
  try {
    await takePlace(place);
    return null;
  } catch (failure) {
    if (!(failure instanceof NoRoomForKeys || failure instanceof KeysNotMade)) throw failure;
    if (!(await giveUp(place.accountId))) return 'half';
    return failure instanceof NoRoomForKeys ? 'no-room' : 'not-made';
  }
}

/** False where the server was not reached: the PIN still opens the account. */
async function giveUp(accountId: string): Promise<boolean> {
  try {
    await call('delete', '/api/auth/handset/place');
  } catch (failure) {
    if (!(failure instanceof Problem)) throw failure;
    return false;
  }
  // A settling may have made keys meanwhile. A memory that could not take any may not let go of any either.
  await leavePlace(accountId).catch(() => undefined);
  return true;
}

/** The member's own place on a shared phone: a PIN set, changed, taken away. */
export class HandsetPlace {
  readonly act = new Act();
  readonly own = new Resource(() => this.#read());
  pin = $state('');
  fault = $state<Fault | null>(null);

  /** True when the PIN is in force. */
  async take(): Promise<boolean> {
    this.fault = /^\d{6}$/.test(this.pin) ? null : 'missing';
    if (this.fault !== null) return false;
    const isDone = await this.#change(async () => {
      this.fault = await takeHere(await call('post', '/api/auth/handset/place', { body: { pin: this.pin } }));
      this.pin = '';
    });
    return isDone && this.fault === null;
  }

  /** True when this phone knows no PIN of the member any more. */
  async leave(): Promise<boolean> {
    const accountId = session.account?.accountId;
    if (accountId === undefined) return false;
    this.fault = null;
    return this.#change(async () => {
      await call('delete', '/api/auth/handset/place');
      await leavePlace(accountId);
    });
  }

  /** Tries once more to open what lies sealed; what was opened is there after a reload. */
  async openAgain(): Promise<void> {
    const accountId = session.account?.accountId;
    if (accountId === undefined) return;
    await this.#change(async () => {
      if (await askPlace(accountId, askOwnPlace)) location.reload();
    });
  }

  /** Takes away for good what could not be opened. */
  async drop(): Promise<void> {
    const accountId = session.account?.accountId;
    if (accountId !== undefined) await this.#change(() => dropLost(accountId));
  }

  async #read(): Promise<Own> {
    await session.ready();
    if (session.account === null || !session.has('member')) return { pin: 'none', left: 'nothing' };
    const { accountId } = session.account;
    const { place } = await call('get', '/api/auth/handset/place');
    return { pin: await pinOf(accountId, place), left: await leftOf(accountId) };
  }

  async #change(work: () => Promise<void>): Promise<boolean> {
    const done = (await this.act.run(async () => (await work(), true))) ?? false;
    if (done) await this.own.load();
    return done;
  }
}
