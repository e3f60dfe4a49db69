import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import {
  askPlace,
  dropLost,
  hasPlace,
  isAllLost,
  leavePlace,
  liesSealed,
  NoRoomForKeys,
  type OwnPlace,
  takePlace,
} from '../../lib/offline/handset';
import { askOwnPlace } from '../../lib/offline/own-place';
import { session } from '../../lib/session/session.svelte';

/** `sealed`: something of the member lies here that could not be opened so far; `lost`: the server has no key of it any more. */
interface Own {
  pin: 'none' | 'open' | 'closed';
  left: 'nothing' | 'sealed' | 'lost';
}

async function leftOf(accountId: string): Promise<Own['left']> {
  if (!(await liesSealed(accountId))) return 'nothing';
  return (await isAllLost(accountId)) ? 'lost' : 'sealed';
}

/** False where the keys of the place found no room. */
async function hasRoom(place: OwnPlace): Promise<boolean> {
  try {
    await takePlace(place);
    return true;
  } catch (failure) {
    if (!(failure instanceof NoRoomForKeys)) throw failure;
    return false;
  }
}

/** The member's own place on a shared phone: a PIN set, changed, taken away. */
export class HandsetPlace {
  readonly act = new Act();
  readonly own = new Resource(() => this.#read());
  pin = $state('');
  isMissing = $state(false);
  /** The phone has no room for what seals her things. */
  isFull = $state(false);

  /** True when the PIN is in force. */
  async take(): Promise<boolean> {
    this.isMissing = !/^\d{6}$/.test(this.pin);
    this.isFull = false;
    if (this.isMissing) return false;
    const isDone = await this.#change(async () => {
      this.isFull = !(await hasRoom(await call('post', '/api/auth/handset/place', { body: { pin: this.pin } })));
      this.pin = '';
    });
    return isDone && !this.isFull;
  }

  /** True when this phone knows no PIN of the member any more. */
  async leave(): Promise<boolean> {
    const accountId = session.account?.accountId;
    if (accountId === undefined) return false;
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
    // Without keys nothing is sealed, whatever the server knows.
    const isInForce = place?.hasPin === true && (await hasPlace(accountId));
    return { pin: !isInForce ? 'none' : place.isClosed ? 'closed' : 'open', left: await leftOf(accountId) };
  }

  async #change(work: () => Promise<void>): Promise<boolean> {
    const done = (await this.act.run(async () => (await work(), true))) ?? false;
    if (done) await this.own.load();
    return done;
  }
}
