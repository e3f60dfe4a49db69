import { forgetAside, keptOwner, listAside } from './kept';
import { putAsideBack } from './left';
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

/** What the settling asks of the rest of the app. */
export interface Surroundings {
  /** The place of this account if it is the one signed in; null: it has none that can be used. Throws when the server did not say. */
  findPlace: (accountId: string) => Promise<OwnPlace | null>;
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
 * either open or sealed, never nowhere. It does nothing once the phone was passed on to somebody else. True when something was
 * opened.
 */
export async function settle(present: string | null, around: Surroundings): Promise<boolean> {
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
  if (present === null || !isHere) return false;
  // The server is asked outside the turn: an answer that hangs holds nobody up. That it could not be asked says nothing.
  const place = await around.findPlace(present).catch(() => undefined);
  if (place === undefined || (place !== null && place.accountId !== present)) return false;
  return inTurn(async () => isStill() && goBy(present, place));
}

/** The member sets a PIN, or another: from now on what she leaves is sealed. True when something was opened. */
export function takePlace(place: OwnPlace): Promise<boolean> {
  markShared();
  return takeWord(place.accountId, place);
}

/** What the server said of the account's place holds from here on (null: there is none, or its secret is lost). True when something was opened. */
export const takeWord = (accountId: string, place: OwnPlace | null): Promise<boolean> =>
  inTurn(() => goBy(accountId, place));

/** Keys that the place's secret does not open go: what was sealed for them from here on would be lost. */
async function goBy(accountId: string, place: OwnPlace | null): Promise<boolean> {
  const isOpened = await openParcels(accountId, place?.secret ?? null);
  const keys = await findPlace(accountId);
  if (keys !== null && place !== null && (await fits(keys, place))) return isOpened;
  // Without room for others the old ones go all the same: what stays open is not lost.
  if (place?.hasPin) {
    await keepPlace(accountId, await makeKeys(accountId, place.secret)).catch(() => forgetPlace(accountId));
  } else if (keys !== null) await forgetPlace(accountId, place === null ? 'keys-gone' : null);
  return isOpened;
}

const fits = (keys: Parameters<typeof unlock>[0], { accountId, secret }: OwnPlace): Promise<boolean> =>
  unlock(keys, accountId, secret).then(
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
  /** Nothing of her is sealed here until she sets a PIN again. */
  readonly areKeysGone: boolean;
}

/** What the account was not told yet. Null: nothing. */
export async function findLost(accountId: string): Promise<Lost | null> {
  const untold = (await listAll(accountId)).filter(({ loss }) => loss === 'untold');
  const isSomething = untold.some(({ says }) => says !== 'keys-gone');
  const areKeysGone = untold.length > 0 && !(await hasPlace(accountId));
  if (!isSomething && !areKeysGone) return null;
  const writes = untold.reduce((sum, one) => sum + (one.writes ?? 0), 0);
  const sealedAt = Math.max(0, ...untold.map((one) => one.sealedAt ?? 0));
  return { accountId, writes, sealedAt: sealedAt === 0 ? null : sealedAt, isSomething, areKeysGone };
}

/** The server said of all that lies sealed of the account that nobody can open it. */
export async function isAllLost(accountId: string): Promise<boolean> {
  return (await listParcels(accountId)).every(({ loss }) => loss !== undefined);
}

/** Its member knows: it is not said again. What lies sealed stays, should the server's old secret come back. */
export function markTold(accountId: string): Promise<void> {
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
