type Hear = (accountId: string) => void;

const listeners = new Set<Hear>();

/** Calls back when something that lay sealed of an account lies open again: whoever shows or sends its things takes them up. */
export const onOpened = (hear: Hear): void => void listeners.add(hear);

export function sayOpened(accountId: string): void {
  for (const hear of listeners) hear(accountId);
}
