const prefix = 'lopso.kept.';
const ownerKey = 'lopso.kept-for';
const asidePrefix = 'lopso.aside.';

/** What this device remembers under a name beside the queue: an attempt begun, a text half written. Null for nothing usable. */
export function readKept(name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(prefix + name) ?? 'null');
  } catch {
    return null;
  }
}

/** Remembers a value; a full device forgets it, which loses nothing that was called saved. */
export function keep(name: string, value: unknown): void {
  try {
    localStorage.setItem(prefix + name, JSON.stringify(value));
  } catch {
    localStorage.removeItem(prefix + name);
  }
}

export function forgetKept(name: string): void {
  localStorage.removeItem(prefix + name);
}

/** Everything remembered so, name to stored text: what is sealed when another person takes the phone. */
export function listKept(): Record<string, string> {
  const names = Object.keys(localStorage).filter((name) => name.startsWith(prefix));
  return Object.fromEntries(names.map((name) => [name.slice(prefix.length), localStorage.getItem(name) ?? 'null']));
}

/** Whose it is; null for nobody's. */
export const keptOwner = (): string | null => localStorage.getItem(ownerKey);

/** Puts a stored text back under its name. */
export function keepRaw(name: string, text: string): void {
  localStorage.setItem(prefix + name, text);
}

/** From here on what is remembered is this account's: what another one left open is taken away, unseen. */
export function keepFor(accountId: string): void {
  if (localStorage.getItem(ownerKey) === accountId) return;
  forgetAllKept();
  try {
    localStorage.setItem(ownerKey, accountId);
  } catch {
    // No room: whoever comes next finds nothing, which is safe.
  }
}

/**
 * On a phone with PINs: what another one left is put aside before `keepFor` takes it away, until it lies sealed; a page that goes
 * in between loses nothing.
 */
export function putAside(accountId: string): void {
  const owner = keptOwner();
  if (owner === null || owner === accountId) return;
  try {
    localStorage.setItem(asidePrefix + owner, JSON.stringify({ ...textsAside(owner), ...listKept() }));
  } catch {
    // No room: the texts go, as they do without a PIN.
  }
}

/** What lies aside of an account, name to stored text. */
export function textsAside(accountId: string): Record<string, string> {
  try {
    return JSON.parse(localStorage.getItem(asidePrefix + accountId) ?? '{}') as Record<string, string>;
  } catch {
    return {};
  }
}

/** Whose texts lie aside. */
export const listAside = (): string[] =>
  Object.keys(localStorage).flatMap((name) => (name.startsWith(asidePrefix) ? [name.slice(asidePrefix.length)] : []));

/** They lie sealed now, are back with their owner, or nobody has a PIN for them. */
export function forgetAside(accountId: string): void {
  localStorage.removeItem(asidePrefix + accountId);
}

/** At sign-out: a shared phone shows nobody what the one before wrote. */
export function forgetAllKept(): void {
  localStorage.removeItem(ownerKey);
  for (const name of Object.keys(localStorage)) if (name.startsWith(prefix)) localStorage.removeItem(name);
}
