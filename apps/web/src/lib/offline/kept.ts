import { isShared } from './shared-mark';

const prefix = 'lopso.kept.';
const ownerKey = 'lopso.kept-for';
const asidePrefix = 'lopso.aside.';

/** For whom this page keeps: another page may have passed the device on, and what this one then keeps is not the next one's. */
let pageOwner: string | null = null;
const isPassedOn = (): boolean => pageOwner !== null && keptOwner() !== pageOwner;

/** What this device remembers under a name beside the queue: an attempt begun, a text half written. Null for nothing usable. */
export function readKept(name: string): unknown {
  if (isPassedOn()) return null;
  try {
    return JSON.parse(localStorage.getItem(prefix + name) ?? 'null');
  } catch {
    return null;
  }
}

/** Remembers a value. False where the device has no room: what it held under the name before stays, and nothing may be called kept. */
export function keep(name: string, value: unknown): boolean {
  if (pageOwner !== null && isPassedOn())
    return isShared() && keepAside(pageOwner, { ...textsAside(pageOwner), [name]: JSON.stringify(value) });
  return keepRaw(name, JSON.stringify(value));
}

export function forgetKept(name: string): void {
  if (isPassedOn()) return;
  localStorage.removeItem(prefix + name);
}

/** Everything remembered so, name to stored text: what is sealed when another person takes the phone. */
export function listKept(): Record<string, string> {
  const names = Object.keys(localStorage).filter((name) => name.startsWith(prefix));
  return Object.fromEntries(names.map((name) => [name.slice(prefix.length), localStorage.getItem(name) ?? 'null']));
}

/** Whose it is; null for nobody's. */
export const keptOwner = (): string | null => localStorage.getItem(ownerKey);

/** Puts a stored text back under its name. False where there is no room. */
export function keepRaw(name: string, text: string): boolean {
  try {
    localStorage.setItem(prefix + name, text);
    return true;
  } catch {
    return false;
  }
}

/** Takes away the texts that are still these. */
export function removeKept(texts: Readonly<Record<string, string>>): void {
  const present = listKept();
  for (const [name, text] of Object.entries(texts)) if (present[name] === text) localStorage.removeItem(prefix + name);
}

/** From here on what is remembered is this account's: what another one left open is taken away, unseen. */
export function keepFor(accountId: string): void {
  pageOwner = accountId;
  if (localStorage.getItem(ownerKey) === accountId) return;
  forgetTexts();
  try {
    localStorage.setItem(ownerKey, accountId);
  } catch {
    // No room: whoever comes next finds nothing, which is safe.
    localStorage.removeItem(ownerKey);
  }
}

/**
 * On a phone with PINs: what another one left is put aside before `keepFor` takes it away, until it lies sealed; a page that goes
 * in between loses nothing. Null: nobody follows.
 */
export function putAside(accountId: string | null): void {
  const owner = keptOwner();
  if (owner !== null && owner !== accountId) keepAside(owner, { ...textsAside(owner), ...listKept() });
}

/** What found no room aside, by account: this page holds it until there is room or it lies sealed. */
const unplaced = new Map<string, Readonly<Record<string, string>>>();

/** What lies aside of an account from now on. False where the phone has no room and this page alone holds it. */
export function keepAside(accountId: string, texts: Readonly<Record<string, string>>): boolean {
  forgetUnplaced(accountId);
  if (Object.keys(texts).length === 0) return (forgetAside(accountId), true);
  try {
    localStorage.setItem(asidePrefix + accountId, JSON.stringify(texts));
    return true;
  } catch {
    unplaced.set(accountId, texts);
    return false;
  }
}

const forgetUnplaced = (accountId: string): void => void unplaced.delete(accountId);

/** Takes away some of what lies aside of an account. */
export function removeAside(accountId: string, isGone: (name: string, text: string) => boolean): void {
  const rest = Object.entries(textsAside(accountId)).filter(([name, text]) => !isGone(name, text));
  keepAside(accountId, Object.fromEntries(rest));
}

/** What lies aside of an account, name to stored text. */
export function textsAside(accountId: string): Readonly<Record<string, string>> {
  try {
    const held = unplaced.get(accountId);
    return held ?? (JSON.parse(localStorage.getItem(asidePrefix + accountId) ?? '{}') as Record<string, string>);
  } catch {
    return {};
  }
}

/** Whose texts lie aside. */
export function listAside(): string[] {
  const names = Object.keys(localStorage).filter((name) => name.startsWith(asidePrefix));
  return [...new Set([...names.map((name) => name.slice(asidePrefix.length)), ...unplaced.keys()])];
}

/** They lie sealed now, are back with their owner, or nobody has a PIN for them. */
export function forgetAside(accountId: string): void {
  forgetUnplaced(accountId);
  localStorage.removeItem(asidePrefix + accountId);
}

/** At sign-out: a shared phone shows nobody what the one before wrote. */
export function forgetAllKept(): void {
  pageOwner = null;
  // The owner goes last: what a page that dies in between leaves is still known to be hers.
  forgetTexts();
  localStorage.removeItem(ownerKey);
}

function forgetTexts(): void {
  for (const name of Object.keys(localStorage)) if (name.startsWith(prefix)) localStorage.removeItem(name);
}

/**
 * From here on another one is present (null: nobody). What the one before had goes aside on a phone with PINs, else away; a session
 * that only ran out takes nothing: the same person signs in again and goes on.
 */
export function passOn(accountId: string | null, isLeaving: boolean): void {
  if (isShared() && (accountId !== null || isLeaving)) putAside(accountId);
  if (accountId !== null) keepFor(accountId);
  else if (isLeaving) forgetAllKept();
  // What was moved needed room twice for a moment.
  for (const [owner, texts] of [...unplaced]) keepAside(owner, texts);
}
