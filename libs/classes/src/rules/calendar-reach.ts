/** What a calendar shows: the sessions one is booked for, those one gives, or all of a commune. */
export const CALENDAR_REACHES = ['own', 'teaching', 'commune'] as const;
export type CalendarReach = (typeof CALENDAR_REACHES)[number];

const DAY_MS = 86_400_000;
const PAST_DAYS = 92;
const COMING_DAYS = 400;

/** The span a calendar shows: a quarter behind, a year and a month ahead, so that it never grows without end (decision 0041). */
export function calendarSpan(now: Date): { startsAt: Date; endsAt: Date } {
  return {
    startsAt: new Date(now.getTime() - PAST_DAYS * DAY_MS),
    endsAt: new Date(now.getTime() + COMING_DAYS * DAY_MS),
  };
}
