import { forgetAside, keptOwner, listAside } from './kept';
import { isOfRoom, putAsideBack, withRoom } from './left';
import { leaveOlder } from './older-version';
import { openParcels, sealAway } from './parcels';
import { makeKeys, unlock } from './seal';
import {
  changeParcel,
  findPlace,
  forgetPlace,
  keepPlace,
  listAll,
  listParcels,
  listPlaces,
  removeParcel,
} from './sealed-store';
import { markShared } from './shared-mark';
import { accountCache, accountOfCache } from './worker-rules';

/** A member's place on this device as the server knows it; the secret opens what lies sealed of her. */
export interface OwnPlace {
  readonly accountId: string;
  readonly secret: string;
  readonly hasPin: boolean;
}

/** The place of this account if it is the one signed in; null: it has none that can be used. Throws when the server did not say. */
type AskPlace = (accountId: string) => Promise<OwnPlace | null>;

/** The phone has no room for the keys, or to note that it is shared: nothing of the member would be sealed. */
export class NoRoomForKeys extends Error {
  override readonly name = 'NoRoomForKeys';
}

/** The browser could not make the keys, or not keep them for another reason than room. */
export class KeysNotMade extends Error {
  override readonly name = 'KeysNotMade';
}

/** What the settling asks of the rest of the app. */
export interface Surroundings {
  findPlace: AskPlace;
  /** Nobody is signed in on this device, as far as it knows. */
  isNobodyIn: () => boolean;
}

/** Whether the account has a place here: what it leaves is sealed. */
export const hasPlace = async (accountId: string): Promise<boolean> => (await findPlace(accountId)) !== null;

/** Something of the account lies sealed here that could not be opened so far. */
export const liesSealed = async (accountId: string): Promise<boolean> => (await listParcels(accountId)).length > 0;

/** The account has no PIN here any more; nothing more of it is sealed. */
export const leavePlace = (accountId: string): Promise<void> => forgetPlace(accountId);

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
 * either open or sealed, never nowhere. It does nothing once the phone was passed on to somebody else.
 */
export async function settle(present: string | null, around: Surroundings): Promise<void> {
  const isStill = (): boolean => (present === null ? around.isNobodyIn() : keptOwner() === present);
  const isHere = await inTurn(async () => {
    await leaveOlder().catch(() => undefined);
    for (const accountId of await listPlaces()) {
      if (accountId !== present && isStill()) await sealAway(accountId).catch(() => undefined);
    }
    if (isStill()) await dropUnsealed(present).catch(() => undefined);
    if (present !== null) putAsideBack(present);
    return isStill();
  });
  // That it could not be asked says nothing.
  if (present !== null && isHere) await askPlace(present, around.findPlace, isStill).catch(() => undefined);
}

/** The keys she has here, to be known again; null: none. */
const keysNow = async (accountId: string): Promise<string | null> => {
  const keys = await findPlace(accountId);
  return keys && String(new Uint8Array(keys.publicKey));
};

/**
 * Asks the server for the account's place and goes by its answer, once more where the keys changed meanwhile: it spoke of what was
 * before. It is asked outside the turn: an answer that hangs holds nobody up. True when something was opened.
 */
export async function askPlace(accountId: string, ask: AskPlace, isStill = (): boolean => true): Promise<boolean> {
  for (let times = 0; times < 5; times += 1) {
    const before = await keysNow(accountId);
    const place = await ask(accountId);
    if (place !== null && place.accountId !== accountId) return false;
    const isOpened = await inTurn(async () => {
      if (!isStill()) return false;
      return (await keysNow(accountId)) === before ? goBy(accountId, place) : null;
    });
    if (isOpened !== null) return isOpened;
  }
  return false;
}

/**
 * The member sets a PIN, or another: from now on what she leaves is sealed. Throws `NoRoomForKeys`, `KeysNotMade` where it can't be:
 * she has no keys then that could be used. Any other failure says nothing of those she had. `isWanted`: false once whoever waited
 * for it gave the PIN up; no keys are left then.
 */
export async function takePlace(place: OwnPlace, isWanted = (): boolean => true): Promise<void> {
  noteShared();
  return inTurn(async () => {
    // What does not open now, or can't be let go of, the next settling opens: her keys have nothing to do with it.
    await succeeds(openParcels(place.accountId, place.secret));
    const fault = await renewKeys(place.accountId, { ...place, hasPin: place.hasPin && isWanted() });
    // Given up while they were kept: without a PIN nothing is sealed.
    if (!isWanted()) await succeeds(forgetPlace(place.accountId));
    if (fault === null) return void unstored.delete(place.accountId);
    // A memory that could not take keys may not let go of any either.
    await succeeds(forgetPlace(place.accountId));
    throw fault;
  });
}

/** Without the mark nobody looks after what lies sealed. */
function noteShared(): void {
  try {
    markShared();
  } catch (cause) {
    throw isOfRoom(cause) ? new NoRoomForKeys('mark', { cause }) : cause;
  }
}

/** What the server said of the account's place (null: there is none, or its secret is lost) holds from here on. */
async function goBy(accountId: string, place: OwnPlace | null): Promise<boolean> {
  const isOpened = await openParcels(accountId, place?.secret ?? null);
  if (place === null || (await renewKeys(accountId, place)) !== null) await loseKeys(accountId);
  else await noteKeys(accountId);
  return isOpened;
}

/** Keys that the place's secret does not open give way to new ones. Gives why a PIN has none afterwards that can be used; null: it has. */
async function renewKeys(accountId: string, place: OwnPlace): Promise<NoRoomForKeys | KeysNotMade | null> {
  const keys = await findPlace(accountId);
  if (keys !== null && (await succeeds(unlock(keys, accountId, place.secret)))) return null;
  if (!place.hasPin) {
    if (keys !== null) await forgetPlace(accountId);
    return null;
  }
  try {
    const fresh = await makeKeys(accountId, place.secret);
    await withRoom(accountId, () => keepPlace(accountId, fresh));
    return null;
  } catch (cause) {
    return isOfRoom(cause) ? new NoRoomForKeys('keys', { cause }) : new KeysNotMade('keys', { cause });
  }
}

/** What is to be said of keys where not even a word found room: this page says it, once. */
const unstored = new Map<string, 'untold' | 'told'>();

/** There are keys again: should they be lost as well, that is said anew. Without any it is still to be said. */
async function noteKeys(accountId: string): Promise<void> {
  if (await hasPlace(accountId)) unstored.delete(accountId);
}

/** Dead keys go: what was sealed for them from here on would be lost. What stays open is not. */
async function loseKeys(accountId: string): Promise<void> {
  if (!(await hasPlace(accountId)) || (await succeeds(forgetPlace(accountId, 'keys-gone')))) return;
  if (!unstored.has(accountId)) unstored.set(accountId, 'untold');
  await forgetPlace(accountId);
}

const succeeds = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  );

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

/** What its member can't have back. */
export interface Lost {
  readonly accountId: string;
  /** How many writes, as far as it is known, and when the last of them was sealed. */
  readonly writes: number;
  readonly sealedAt: number | null;
  /** Something is lost; else only the keys of the place are. */
  readonly isSomething: boolean;
  /** It is known that no write is among it. */
  readonly isTextsAlone: boolean;
  /** Nothing of her is sealed here until she sets a PIN again. */
  readonly areKeysGone: boolean;
}

/** What the account was not told yet. Null: nothing. */
export async function findLost(accountId: string): Promise<Lost | null> {
  const untold = (await listAll(accountId)).filter(({ loss }) => loss === 'untold');
  const things = untold.filter(({ says }) => says !== 'keys-gone');
  const isSomething = things.length > 0;
  const isTextsAlone = isSomething && things.every(({ writes, texts }) => writes === 0 && (texts ?? 0) > 0);
  const isToSay = untold.length > 0 || unstored.get(accountId) === 'untold';
  const areKeysGone = isToSay && !(await hasPlace(accountId));
  if (!isSomething && !areKeysGone) return null;
  const writes = untold.reduce((sum, one) => sum + (one.writes ?? 0), 0);
  const sealedAt = Math.max(0, ...untold.map((one) => one.sealedAt ?? 0));
  return { accountId, writes, sealedAt: sealedAt || null, isSomething, isTextsAlone, areKeysGone };
}

/** The server said of all that lies sealed of the account that nobody can open it. */
export async function isAllLost(accountId: string): Promise<boolean> {
  return (await listParcels(accountId)).every(({ loss }) => loss !== undefined);
}

/** Its member knows: it is not said again. What lies sealed stays, should the server's old secret come back. */
export function markTold(accountId: string): Promise<void> {
  if (unstored.has(accountId)) unstored.set(accountId, 'told');
  return inTurn(async () => {
    for (const parcel of await listAll(accountId)) {
      if (parcel.says !== undefined) await removeParcel(parcel.id);
      else if (parcel.loss === 'untold') await changeParcel(accountId, { ...parcel, loss: 'told' });
    }
  });
}

/** Takes away for good what is lost. What was not lost stays. */
export function dropLost(accountId: string): Promise<void> {
  return inTurn(async () => {
    for (const { id, loss } of await listAll(accountId)) if (loss !== undefined) await removeParcel(id);
  });
}
