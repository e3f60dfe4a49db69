const prefix = 'lopso.kept.';

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

/** Puts a stored text back under its name. */
export function keepRaw(name: string, text: string): void {
  localStorage.setItem(prefix + name, text);
}

/** At sign-out: a shared phone shows nobody what the one before wrote. */
export function forgetAllKept(): void {
  for (const name of Object.keys(localStorage)) if (name.startsWith(prefix)) localStorage.removeItem(name);
}
