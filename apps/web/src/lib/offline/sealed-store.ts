import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Sealed } from './seal';

interface Schema extends DBSchema {
  /** The key of whoever is using the phone: usable, not readable; gone once their things are sealed. */
  keys: { key: string; value: CryptoKey };
  sealed: { key: string; value: Sealed };
  /** Whose things lie sealed while open copies may still be there. */
  unswept: { key: string; value: true };
}

let opened: Promise<IDBPDatabase<Schema>> | null = null;

const database = (): Promise<IDBPDatabase<Schema>> =>
  (opened ??= openDB<Schema>('lopso-sealed', 2, {
    upgrade(fresh, before) {
      if (before < 1) {
        fresh.createObjectStore('keys');
        fresh.createObjectStore('sealed');
      }
      fresh.createObjectStore('unswept');
    },
  }));

export async function findKey(accountId: string): Promise<CryptoKey | null> {
  return (await (await database()).get('keys', accountId)) ?? null;
}

/** Something of the account lies sealed here. */
export async function findSealed(accountId: string): Promise<Sealed | null> {
  return (await (await database()).get('sealed', accountId)) ?? null;
}

/** Of whose things open copies are to be taken away. */
export async function listUnswept(): Promise<string[]> {
  return (await database()).getAllKeys('unswept');
}

/** No open copy is left: what the account makes from here on is its own again. */
export async function markSwept(accountId: string): Promise<void> {
  await (await database()).delete('unswept', accountId);
}

/** Whose things are open. */
export async function listOpen(): Promise<string[]> {
  return (await database()).getAllKeys('keys');
}

/** From here on the account's things are open under this key; what lay sealed is taken away. */
export async function keepKey(accountId: string, key: CryptoKey): Promise<void> {
  const work = (await database()).transaction(['keys', 'sealed', 'unswept'], 'readwrite');
  await Promise.all([
    work.objectStore('keys').put(key, accountId),
    work.objectStore('sealed').delete(accountId),
    work.objectStore('unswept').delete(accountId),
    work.done,
  ]);
}

/**
 * From here on they are sealed: the key goes in the same transaction. Whoever comes second, from another page or a second start of
 * this one, finds no key and changes nothing: it may have read when the open copies were going already.
 */
export async function keepSealed(accountId: string, sealed: Sealed): Promise<void> {
  const work = (await database()).transaction(['keys', 'sealed', 'unswept'], 'readwrite');
  const keys = work.objectStore('keys');
  if ((await keys.getKey(accountId)) !== undefined) {
    await Promise.all([
      work.objectStore('sealed').put(sealed, accountId),
      work.objectStore('unswept').put(true, accountId),
      keys.delete(accountId),
    ]);
  }
  await work.done;
}

export async function forgetPlace(accountId: string): Promise<void> {
  const work = (await database()).transaction(['keys', 'sealed'], 'readwrite');
  await Promise.all([
    work.objectStore('keys').delete(accountId),
    work.objectStore('sealed').delete(accountId),
    work.done,
  ]);
}
