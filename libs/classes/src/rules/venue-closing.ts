/** A hall is open to the day before `closedOn` (both `yyyy-mm-dd`); null: it stays open. */
export const isClosedOn = (closedOn: string | null, day: string): boolean => closedOn !== null && day >= closedOn;
