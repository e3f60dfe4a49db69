import { forgetAside, keptOwner, listAside, passOn, textsAside } from './kept';
import { collectLeft, isEmpty, type Left, putBack, putTextsBack, removeLeft } from './left';
import { makeKeys, seal, unlock, unseal } from './seal';
import { addParcel, findPlace, forgetPlace, keepPlace, listParcels, listPlaces, removeParcel } from './sealed-store';
import { markShared } from './shared-mark';
import { accountCache, accountOfCache } from './worker-rules';

/** A member's place on this device as the server knows it; the secret opens what lies sealed of her. */
export interface OwnPlace {
  readonly accountId: string;
  readonly secret: string;
  readonly hasPin: boolean;
}

/** What the settling asks of the rest of the app. */
export interface Surroundings {
  /** The place of whoever is signed in; null: she has none. Throws without network. */
  findPlace: () => Promise<OwnPlace | null>;
  /** Nobody is signed in on this device, as far as it knows. */
  isNobodyIn: () => boolean;
}

/** Whether the account has a place here: what it leaves is sealed. */
export const hasPlace = async (accountId: string): Promise<boolean> => (await findPlace(accountId)) !== null;

/** Something of the account lies sealed here that could not be opened so far. */
export const liesSealed = async (accountId: string): Promise<boolean> => (await listParcels(accountId)).length > 0;

/** The account has no PIN here any more; nothing more of it is sealed. */
export const leavePlace = forgetPlace;

/** Takes away for good what lies sealed and can't be opened. */
export async function dropSealed(accountId: string): Promise<void> {
  for (const { id } of await listParcels(accountId)) await removeParcel(id);
}

let last: Promise<unknown> = Promise.resolve();

/** One after the other, on all pages of this phone. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const locked = (): Promise<T> => globalThis.navigator?.locks?.request('lopso-handset', work) ?? work();
  const run = last.then(locked, locked);
  last = run;
  return run;
}

/**
 * The one rule of a shared phone: of whoever is present (null: nobody) everything lies open, of everybody else with a place here
 * everything lies sealed. It can be asked for at any time, any number of times, and stopped anywhere: each step leaves every write
 * either open or sealed, never nowhere. True when something was opened.
 */
export function settle(present: string | null, around: Surroundings): Promise<boolean> {
  passOn(present, false);
  return settleFor(present, around);
}

async function settleFor(present: string | null, around: Surroundings): Promise<boolean> {
  const isStill = (): boolean => (present === null ? around.isNobodyIn() : keptOwner() === present);
  const isOwing = await inTurn(async () => {
    for (const accountId of await listPlaces()) {
      if (accountId !== present && isStill()) await sealAway(accountId).catch(() => undefined);
    }
    if (!isStill()) return false;
    await dropUnsealed(present);
    return present !== null && owesOpening(present);
  });
  // The server is asked outside the turn: an answer that hangs holds nobody up.
  const place = isOwing ? await around.findPlace().catch(() => null) : null;
  if (place === null || place.accountId !== present) return false;
  return inTurn(async () => isStill() && useSecret(place));
}

/** The member sets a PIN, or another: from now on what she leaves is sealed. True when something was opened. */
export function takePlace(place: OwnPlace): Promise<boolean> {
  markShared();
  return inTurn(() => useSecret(place));
}

/** Again until nothing is left: another page may still write for this account. */
async function sealAway(accountId: string): Promise<void> {
  const place = await findPlace(accountId);
  for (let turn = 0; place !== null && turn < 20; turn += 1) {
    const left = await collectLeft(accountId);
    if (isEmpty(left)) return;
    await addParcel(accountId, await seal(place.publicKey, accountId, left));
    await removeLeft(accountId, left);
  }
}

/** Texts and reads of those who are not present and have no place here: nobody could open them again. Writes stay for their owner. */
async function dropUnsealed(present: string | null): Promise<void> {
  const known = new Set(await listPlaces());
  const isGone = (accountId: string): boolean => accountId !== present && !known.has(accountId);
  for (const accountId of listAside()) if (isGone(accountId)) forgetAside(accountId);
  if (!('caches' in globalThis)) return;
  for (const name of await caches.keys()) {
    const accountId = accountOfCache(name);
    if (accountId !== null && isGone(accountId)) await caches.delete(accountCache(accountId));
  }
}

/** Lays the texts open that were put aside. True when the secret is needed: something lies sealed, or no keys are here. */
async function owesOpening(present: string): Promise<boolean> {
  putTextsBack(present, textsAside(present));
  forgetAside(present);
  return !(await hasPlace(present)) || liesSealed(present);
}

async function useSecret({ accountId, secret, hasPin }: OwnPlace): Promise<boolean> {
  const keys = await findPlace(accountId);
  const privateKey = keys === null ? null : await unlock(keys, accountId, secret).catch(() => null);
  if (privateKey !== null) return openParcels(accountId, privateKey);
  if (hasPin) await keepPlace(accountId, await makeKeys(accountId, secret));
  return false;
}

/** The newest first: what lies open is never overwritten. */
async function openParcels(accountId: string, privateKey: CryptoKey): Promise<boolean> {
  const parcels = await listParcels(accountId);
  for (const { id, sealed } of parcels.reverse()) {
    const left = (await unseal(privateKey, accountId, sealed).catch(() => null)) as Left | null;
    if (left === null) continue;
    await putBack(accountId, left);
    await removeParcel(id);
  }
  return parcels.length > 0;
}
