const DAY_MS = 86_400_000;

/** How long members are asked, in days from when it opened: the end of the last session of their class, or when what was to come was called off. */
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

/** When an opinion of a class is asked for about which the question opened at this moment. */
export function opinionWindow(openedAt: Date, { opinionDays }: AskDays): AskWindow {
  return { from: openedAt, until: after(openedAt, opinionDays) };
}

/** When the households guided since then are asked for. */
export function householdWindow(openedAt: Date, { householdsFromDay, householdsToDay }: AskDays): AskWindow {
  return { from: after(openedAt, householdsFromDay), until: after(openedAt, householdsToDay) };
}

/** Where a moment lies. */
export function placeIn({ from, until }: AskWindow, now: Date): 'early' | 'open' | 'over' {
  if (now < from) return 'early';
  return now < until ? 'open' : 'over';
}

function after(moment: Date, days: number): Date {
  return new Date(moment.getTime() + days * DAY_MS);
}
