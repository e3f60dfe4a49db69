import { type IDBPDatabase, openDB } from 'idb';
import { addWord } from './sealed-store';

const name = 'lopso-sealed';

/** Null where there is none; it is not made by asking. */
async function findOlder(): Promise<IDBPDatabase | null> {
  const known = await indexedDB.databases?.();
  if (known !== undefined && !known.some((one) => one.name === name)) return null;
  return openDB(name, undefined, { upgrade: (_, before, __, work) => before === 0 && work.abort() }).catch(() => null);
}

/**
 * What an earlier version sealed (under a key of PIN and salt) nobody can open any more: its members are told once they are here,
 * and it goes. Killed in between it is only said twice.
 */
export async function leaveOlder(): Promise<void> {
  const older = await findOlder();
  if (older === null) return;
  if (older.objectStoreNames.contains('sealed')) {
    for (const accountId of await older.getAllKeys('sealed')) {
      await addWord(String(accountId), 'older-gone');
      await older.delete('sealed', accountId);
    }
  }
  older.close();
  // Not waited for: a page of the earlier version may still hold it.
  indexedDB.deleteDatabase(name);
}
