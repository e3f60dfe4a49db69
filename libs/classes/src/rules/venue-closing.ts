/** A hall is open to the day before `closedOn` (both `yyyy-mm-dd`); null: it stays open. */
export const isClosedOn = (closedOn: string | null, day: string): boolean => closedOn !== null && day >= closedOn;

/** Why a hall takes no session of so many people on these days; null: it does. */
export function faultOfVenue(
  { closedOn, capacity }: { readonly closedOn: string | null; readonly capacity: number },
  days: readonly string[],
  people: number,
): 'closed' | 'small' | null {
  if (days.some((day) => isClosedOn(closedOn, day))) return 'closed';
  return people > capacity ? 'small' : null;
}
