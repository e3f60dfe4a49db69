import { collectLeft, isEmpty, type Left, putBack, removeLeft, withRoom } from './left';
import { sayOpened } from './opened';
import { type PlaceKeys, seal, unlock, unseal } from './seal';
import { addParcel, changeParcel, findPlace, listParcels, type Parcel, removeParcel } from './sealed-store';

/** Seals what lies open of an account, again until nothing is left: another page may still write for it. */
export async function sealAway(accountId: string): Promise<void> {
  const keys = await findPlace(accountId);
  for (let turn = 0; keys !== null && turn < 20; turn += 1) {
    const left = await collectLeft(accountId);
    if (isEmpty(left)) return;
    await withRoom(accountId, (hasReads) => add(accountId, keys, hasReads ? left : { ...left, reads: [] }));
    await removeLeft(accountId, left);
  }
}

async function add(accountId: string, keys: PlaceKeys, left: Left): Promise<void> {
  if (isEmpty(left)) return;
  const about = { keys, writes: left.writes.length, texts: Object.keys(left.texts).length, sealedAt: Date.now() };
  await addParcel(accountId, await seal(keys.publicKey, accountId, left), about);
}

/**
 * Opens what the secret opens (null: the server has none), the newest first: what lies open is never overwritten. What it does
 * not open is marked as lost, or goes where it is known to hold nothing but reads. True when something was opened, which is said.
 */
export async function openParcels(accountId: string, secret: string | null): Promise<boolean> {
  const opening: Opening = { waiting: new Set(), isOpened: false };
  try {
    await openAll(accountId, secret, opening);
  } finally {
    // Whatever failed after it.
    if (opening.isOpened) sayOpened(accountId);
  }
  return opening.isOpened;
}

/** What an opening came to so far. */
interface Opening {
  /** Names of texts that found no room: older ones of that name wait behind them. */
  readonly waiting: Set<string>;
  isOpened: boolean;
}

async function openAll(accountId: string, secret: string | null, opening: Opening): Promise<void> {
  const present = await findPlace(accountId);
  for (const one of (await listParcels(accountId)).reverse()) {
    const parcel = { ...one, keys: one.keys ?? present ?? undefined };
    const left = await unsealWith(parcel, accountId, secret);
    if (left === null) await markLost(accountId, parcel);
    // Older writes must not be laid open before newer ones of the same key that found no room.
    else if (!(await layOpen(accountId, parcel, left, opening))) return;
  }
}

async function unsealWith(parcel: Parcel, accountId: string, secret: string | null): Promise<Left | null> {
  if (secret === null || parcel.keys === undefined) return null;
  try {
    const privateKey = await unlock(parcel.keys, accountId, secret);
    return (await unseal(privateKey, accountId, parcel.sealed)) as Left;
  } catch {
    return null;
  }
}

async function markLost(accountId: string, parcel: Parcel): Promise<void> {
  // Of what was read the server has everything.
  if (parcel.writes === 0 && parcel.texts === 0) return removeParcel(parcel.id);
  if (parcel.loss === undefined) await changeParcel(accountId, { ...parcel, loss: 'untold' }).catch(() => undefined);
}

/** False where the phone has no room for the writes: they stay sealed. So do texts that find none, and nothing else. */
async function layOpen(accountId: string, parcel: Parcel, left: Left, opening: Opening): Promise<boolean> {
  const { waiting } = opening;
  const [later, now] = [{ ...left.texts }, { ...left.texts }];
  for (const name of Object.keys(left.texts)) Reflect.deleteProperty(waiting.has(name) ? now : later, name);
  const unplaced = await putBack(accountId, { ...left, texts: now }).catch(() => null);
  if (unplaced === null) return false;
  opening.isOpened = true;
  for (const name of Object.keys(unplaced)) waiting.add(name);
  await keepRest(accountId, parcel, { writes: [], texts: { ...later, ...unplaced }, reads: [] });
  return true;
}

/** Without room for that either the parcel stays as it was: laid open once more it changes nothing. */
async function keepRest(accountId: string, parcel: Parcel, rest: Left): Promise<void> {
  if (isEmpty(rest) || parcel.keys === undefined) return removeParcel(parcel.id);
  const sealed = await seal(parcel.keys.publicKey, accountId, rest);
  const about = { writes: 0, texts: Object.keys(rest.texts).length };
  await changeParcel(accountId, { ...parcel, ...about, sealed }).catch(() => undefined);
}
