import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Problem } from '../../lib/api/problem';
import { Resource } from '../../lib/api/resource.svelte';
import type { Answer } from '../../lib/api/types';
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
import { inTime, workMs } from '../../lib/offline/in-time';
import { isOfRoom } from '../../lib/offline/left';
import { askOwnPlace } from '../../lib/offline/own-place';
import { session } from '../../lib/session/session.svelte';

/**
 * `keyless`: the PIN opens her account, and this phone has no keys: nothing is sealed. `unread`: the phone does not say whether it has
 * any. `sealed`: something of the member lies here that could
 * not be opened so far; `lost`: the server has no key of it any more.
 */
interface Own {
  pin: 'none' | 'keyless' | 'unread' | 'open' | 'closed';
  left: 'nothing' | 'sealed' | 'lost';
}

type PlaceHere = Answer<'get', '/api/auth/handset/place'>;

async function pinOf(accountId: string, { place, hasPin }: PlaceHere): Promise<Own['pin']> {
  if (!hasPin) return 'none';
  // The server has lost what opens the keys, if there still are any.
  if (place === null) return 'keyless';
  const hasKeys = await inTime(hasPlace(accountId)).catch(() => null);
  if (hasKeys === null) return 'unread';
  // Without keys nothing is sealed, whatever the server knows.
  if (!hasKeys) return 'keyless';
  return place.isClosed ? 'closed' : 'open';
}

async function leftOf(accountId: string): Promise<Own['left']> {
  if (!(await liesSealed(accountId))) return 'nothing';
  return (await isAllLost(accountId)) ? 'lost' : 'sealed';
}

/**
 * Why a PIN is not in force. `half`: the server took it, this phone did not, and the server could not be told. `unsure`: it is in force,
 * and the phone could not look whether the keys from before are still the right ones.
 */
type Fault = 'missing' | 'no-room' | 'not-made' | 'half' | 'unsure';

const isOfKeys = (failure: unknown): boolean => failure instanceof NoRoomForKeys || failure instanceof KeysNotMade;

const whyOf = (failure: unknown): Fault =>
  failure instanceof NoRoomForKeys || isOfRoom(failure) ? 'no-room' : 'not-made';

/** Keys that can't be let go of still open what is sealed for them. A memory that could not take any may not let go of any either. */
const letGo = (accountId: string): Promise<void> => inTime(leavePlace(accountId)).catch(() => undefined);

/** False where the server was not heard: the PIN may still open the account. */
async function giveUp(accountId: string): Promise<boolean> {
  try {
    await call('delete', '/api/auth/handset/place');
  } catch (failure) {
    if (!(failure instanceof Problem)) throw failure;
    return false;
  }
  // A settling may have made keys meanwhile.
  await letGo(accountId);
  return true;
}

/** The member's own place on a shared phone: a PIN set, changed, taken away. */
export class HandsetPlace {
  readonly act = new Act();
  readonly own = new Resource((signal) => this.#read(signal));
  pin = $state('');
  fault = $state<Fault | null>(null);
  /** The server may have a PIN that `own` does not know of: a reply was lost, or the server was not heard. */
  isBehind = $state(false);
  /** Why the phone could not take what the server took. */
  #why: Fault = 'not-made';

  /** True when the PIN is in force. */
  async take(): Promise<boolean> {
    this.fault = /^\d{6}$/.test(this.pin) ? null : 'missing';
    if (this.fault !== null) return false;
    await session.ready();
    const accountId = session.account?.accountId;
    if (accountId === undefined) return false;
    return this.#change(async () => {
      this.fault = await this.#set(accountId);
      this.pin = '';
      return this.fault === null;
    });
  }

  /** A phone that does not say whether it has keys is given no PIN: nobody could tell what to take back, and what must stay. */
  async #set(accountId: string): Promise<Fault | null> {
    const before = await inTime(hasPlace(accountId)).then(
      (hasKeys) => ({ hasKeys }),
      (failure: unknown) => ({ failure }),
    );
    if ('failure' in before) return whyOf(before.failure);
    return this.#takeHere(await call('post', '/api/auth/handset/place', { body: { pin: this.pin } }), before.hasKeys);
  }

  /**
   * The phone takes what the server took; where it can't have the keys, the server is told to give it up again. Gives why the PIN is
   * not in force; null: it is. Keys she had before outlive any failure that says nothing of them, and the PIN with them: it is thrown.
   */
  async #takeHere(place: OwnPlace, hadKeys: boolean): Promise<Fault | null> {
    let isWanted = true;
    try {
      const taking = takePlace(place, () => isWanted);
      await inTime(taking, workMs);
      return null;
    } catch (failure) {
      // What goes on behind leaves no keys.
      isWanted = hadKeys && !isOfKeys(failure);
      if (!isWanted) return this.#takeBack(place.accountId, failure);
      this.fault = 'unsure';
      this.pin = '';
      throw failure;
    }
  }

  /** The PIN was set at the server, and the phone has no keys for it. Gives what is to be said. */
  async #takeBack(accountId: string, failure: unknown): Promise<Fault> {
    this.#why = whyOf(failure);
    return (await giveUp(accountId)) ? this.#why : 'half';
  }

  /** True when this phone knows no PIN of the member any more. */
  async leave(): Promise<boolean> {
    const accountId = session.account?.accountId;
    if (accountId === undefined) return false;
    // What is half set stays so until the server has heard.
    if (this.fault !== 'half') this.fault = null;
    return this.#change(async () => {
      await call('delete', '/api/auth/handset/place');
      this.fault = null;
      await letGo(accountId);
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

  async #read(signal: AbortSignal): Promise<Own> {
    await session.ready();
    if (session.account === null || !session.has('member')) return { pin: 'none', left: 'nothing' };
    const { accountId } = session.account;
    const here = await call('get', '/api/auth/handset/place');
    const [pin, left] = await Promise.all([
      pinOf(accountId, here),
      // What can't be read can't be offered either.
      inTime(leftOf(accountId)).catch(() => 'nothing' as const),
    ]);
    if (!signal.aborted) this.#learn(pin);
    return { pin, left };
  }

  /** What the server says by now ends what could not be known before. */
  #learn(pin: Own['pin']): void {
    this.isBehind = false;
    if (this.fault !== 'half') return;
    if (pin === 'open' || pin === 'closed') this.fault = null;
    // It had heard after all that the PIN was given up.
    if (pin === 'none') this.fault = this.#why;
  }

  /** Whatever became of the work, what is there is read anew: a lost reply may hide what the server took. */
  async #change(work: () => Promise<unknown>): Promise<boolean> {
    try {
      return (await this.act.run(async () => (await work()) !== false)) ?? false;
    } finally {
      this.isBehind = this.fault === 'half' || this.act.problem?.isPassing === true;
      await this.own.load();
    }
  }
}
