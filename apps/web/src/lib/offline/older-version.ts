import { type IDBPDatabase, openDB } from 'idb';
import { addWord } from './sealed-store';

const name = 'lopso-sealed';

/** Null where there is none; it is not made by asking. */
async function findOlder(): Promise<IDBPDatabase | null> {
  const known = await indexedDB.databases?.();
  if (known !== undefined && !known.some((one) => one.name === name)) return null;
  const upgrade = (_: unknown, before: number, __: unknown, work: { done: Promise<void>; abort: () => void }): void => {
    if (before > 0) return;
    work.done.catch(() => undefined);
    work.abort();
  };
  return openDB(name, undefined, { upgrade }).catch(() => null);
}

/**
 * What an earlier version sealed (under a key of PIN and salt) nobody can open any more: its members are told once they are here,
 * and it goes. Killed in between it is only said twice. The empty database stays: a page of the earlier version that is still open
 * would hold up its removal, and whoever asks for it behind that.
 */
export async function leaveOlder(): Promise<void> {
  const older = await findOlder();
  if (older === null) return;
  try {
    if (older.objectStoreNames.contains('sealed')) {
      for (const accountId of await older.getAllKeys('sealed')) {
        await addWord(String(accountId), 'older-gone');
        await older.delete('sealed', accountId);
      }
    }
    if (older.objectStoreNames.contains('keys')) await older.clear('keys');
  } finally {
    older.close();
  }
}
