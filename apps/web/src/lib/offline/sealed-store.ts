import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { PlaceKeys, Sealed } from './seal';

interface Schema extends DBSchema {
  /** Who has a place on this phone, by account. */
  places: { key: string; value: PlaceKeys };
  /** What lies sealed, in the order it was sealed. */
  parcels: { key: number; value: Sealed & { accountId: string }; indexes: { accountId: string } };
}

export interface Parcel {
  readonly id: number;
  readonly sealed: Sealed;
}

let opened: Promise<IDBPDatabase<Schema>> | null = null;

const database = (): Promise<IDBPDatabase<Schema>> =>
  (opened ??= openDB<Schema>('lopso-handset', 1, {
    upgrade(fresh) {
      fresh.createObjectStore('places');
      fresh.createObjectStore('parcels', { autoIncrement: true }).createIndex('accountId', 'accountId');
    },
  }));

export async function findPlace(accountId: string): Promise<PlaceKeys | null> {
  return (await (await database()).get('places', accountId)) ?? null;
}

/** Accounts with a place here. */
export async function listPlaces(): Promise<string[]> {
  return (await database()).getAllKeys('places');
}

export async function keepPlace(accountId: string, keys: PlaceKeys): Promise<void> {
  await (await database()).put('places', keys, accountId);
}

/** Takes the keys of an account, unless something lies sealed that they alone open. */
export async function forgetPlace(accountId: string): Promise<void> {
  const work = (await database()).transaction(['places', 'parcels'], 'readwrite');
  const left = await work.objectStore('parcels').index('accountId').count(accountId);
  if (left === 0) await work.objectStore('places').delete(accountId);
  await work.done;
}

export async function addParcel(accountId: string, sealed: Sealed): Promise<void> {
  await (await database()).add('parcels', { ...sealed, accountId });
}

/** What lies sealed of an account, oldest first. */
export async function listParcels(accountId: string): Promise<Parcel[]> {
  const index = (await database()).transaction('parcels').store.index('accountId');
  const found: Parcel[] = [];
  for (let at = await index.openCursor(accountId); at; at = await at.continue()) {
    found.push({ id: at.primaryKey, sealed: at.value });
  }
  return found;
}

export async function removeParcel(id: number): Promise<void> {
  await (await database()).delete('parcels', id);
}
