type Hear = (accountId: string) => void;

const listeners = new Set<Hear>();

/**
 * Calls back when something that lay sealed of an account lies open again: whoever shows or sends its things takes them up. Returns
 * what ends it.
 */
export function onOpened(hear: Hear): () => void {
  listeners.add(hear);
  return () => void listeners.delete(hear);
}

export function sayOpened(accountId: string): void {
  for (const hear of listeners) hear(accountId);
}
