import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { PlaceKeys, Sealed } from './seal';

/** What a parcel says beside what lies in it. */
interface About {
  /** The keys it was sealed for: whatever becomes of the place, it opens by the secret it was made under. */
  keys?: PlaceKeys;
  /** How many writes and texts lie in it, and since when. */
  writes?: number;
  texts?: number;
  sealedAt?: number;
  /** The server said that nobody can open it. `told`: its member has seen that. */
  loss?: 'untold' | 'told';
  /** Nothing lies in it; it only says to its member that her keys are gone, or what an earlier version had sealed. */
  says?: Word;
}

export type Word = 'keys-gone' | 'older-gone';

interface Schema extends DBSchema {
  /** Who has a place on this phone, by account. */
  places: { key: string; value: PlaceKeys };
  /** What lies sealed, in the order it was sealed. */
  parcels: { key: number; value: Sealed & About & { accountId: string }; indexes: { accountId: string } };
}

export interface Parcel extends About {
  readonly id: number;
  readonly sealed: Sealed;
}

let opened: Promise<IDBPDatabase<Schema>> | null = null;

const database = (): Promise<IDBPDatabase<Schema>> => (opened ??= open());

/** What did not open, or was closed by the browser, is opened anew at the next try. */
function open(): Promise<IDBPDatabase<Schema>> {
  const forget = (): void => void (opened = null);
  const opening = openDB<Schema>('lopso-handset', 1, {
    upgrade(fresh) {
      fresh.createObjectStore('places');
      fresh.createObjectStore('parcels', { autoIncrement: true }).createIndex('accountId', 'accountId');
    },
    terminated: forget,
  });
  opening.catch(forget);
  return opening;
}

export async function findPlace(accountId: string): Promise<PlaceKeys | null> {
  return (await (await database()).get('places', accountId)) ?? null;
}

/** Accounts with a place here. */
export async function listPlaces(): Promise<string[]> {
  return (await database()).getAllKeys('places');
}

/** From here on what is sealed for the account is sealed for these keys. */
export const keepPlace = (accountId: string, keys: PlaceKeys): Promise<void> => changePlace(accountId, keys, null);

/** Nothing more is sealed for the account. `word`: what its member is told of it. */
export const forgetPlace = (accountId: string, word: Word | null = null): Promise<void> =>
  changePlace(accountId, null, word);

/** The keys stay with what was sealed for them before parcels carried their own. */
async function changePlace(accountId: string, keys: PlaceKeys | null, word: Word | null): Promise<void> {
  const work = (await database()).transaction(['places', 'parcels'], 'readwrite');
  // What fails is awaited below; the end of it all fails with it.
  work.done.catch(() => undefined);
  const [places, parcels] = [work.objectStore('places'), work.objectStore('parcels')];
  const before = await places.get(accountId);
  for (let at = await parcels.index('accountId').openCursor(accountId); at; at = await at.continue()) {
    if (at.value.keys === undefined && before !== undefined) await at.update({ ...at.value, keys: before });
  }
  if (keys === null) await places.delete(accountId);
  else await places.put(keys, accountId);
  if (word !== null && before !== undefined) await parcels.add(saying(accountId, word));
  await work.done;
}

function saying(accountId: string, says: Word): Sealed & About & { accountId: string } {
  const nothing = new ArrayBuffer(0);
  return { accountId, says, loss: 'untold', sender: nothing, nonce: new Uint8Array(nothing), data: nothing };
}

/** Something is to be said to the account. */
export async function addWord(accountId: string, word: Word): Promise<void> {
  await (await database()).add('parcels', saying(accountId, word));
}

export async function addParcel(accountId: string, sealed: Sealed, about: About): Promise<void> {
  await (await database()).add('parcels', { ...sealed, ...about, accountId });
}

/** Something else lies in it from now on. */
export async function changeParcel(accountId: string, { id, sealed, ...about }: Parcel): Promise<void> {
  await (await database()).put('parcels', { ...sealed, ...about, accountId }, id);
}

/** What lies sealed of an account and what is to be said to it, oldest first. */
export async function listAll(accountId: string): Promise<Parcel[]> {
  const index = (await database()).transaction('parcels').store.index('accountId');
  const found: Parcel[] = [];
  for (let at = await index.openCursor(accountId); at; at = await at.continue()) {
    const { sender, nonce, data, keys, writes, texts, sealedAt, loss, says } = at.value;
    const about = { keys, writes, texts, sealedAt, loss, says };
    found.push({ ...about, id: at.primaryKey, sealed: { sender, nonce, data } });
  }
  return found;
}

/** What lies sealed of an account, oldest first. */
export const listParcels = async (accountId: string): Promise<Parcel[]> =>
  (await listAll(accountId)).filter(({ says }) => says === undefined);

export async function removeParcel(id: number): Promise<void> {
  await (await database()).delete('parcels', id);
}
