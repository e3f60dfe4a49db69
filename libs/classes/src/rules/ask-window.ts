const DAY_MS = 86_400_000;

/** How long members are asked, in days from the end of the last session of their class. */
export interface AskDays {
  readonly opinionDays: number;
  readonly householdsFromDay: number;
  readonly householdsToDay: number;
}

/** From when and until when something is asked; `until` itself is over. */
export interface AskWindow {
  readonly from: Date;
  readonly until: Date;
}

/** When an opinion of a class is asked for that ended at this moment. */
export function opinionWindow(endedAt: Date, { opinionDays }: AskDays): AskWindow {
  return { from: endedAt, until: after(endedAt, opinionDays) };
}

/** When the households guided since then are asked for. */
export function householdWindow(endedAt: Date, { householdsFromDay, householdsToDay }: AskDays): AskWindow {
  return { from: after(endedAt, householdsFromDay), until: after(endedAt, householdsToDay) };
}

/** Where a moment lies. */
export function placeIn({ from, until }: AskWindow, now: Date): 'early' | 'open' | 'over' {
  if (now < from) return 'early';
  return now < until ? 'open' : 'over';
}

function after(moment: Date, days: number): Date {
  return new Date(moment.getTime() + days * DAY_MS);
}
