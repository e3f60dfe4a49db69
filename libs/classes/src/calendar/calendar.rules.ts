import { type CalendarMeeting } from '@lopso/platform';
import { type SessionState } from '../attendance/roll.rules';

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

/** A session as a calendar shows it: when, where, how often it was changed and when last. Names nobody. */
export interface CalendarSession {
  readonly id: string;
  readonly classGroupId: string;
  readonly number: number;
  readonly title: string;
  readonly communeId: string;
  readonly venueName: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly state: SessionState;
  readonly revision: number;
  readonly changedAt: Date;
}

/** An entry of a calendar; `path`: the page of this site that shows it. */
export interface CalendarEntry extends Omit<CalendarMeeting, 'url'> {
  readonly path: string;
}

const REMIND_MINUTES = 60;

/**
 * Turns a session into an entry (decision 0041). The uid is the session's id for ever, so that a moved session moves in every
 * calendar. Many calendars don't draw `STATUS:CANCELLED`, so the title says it too. Whoever only looks at a commune's classes is
 * not reminded of them.
 */
export function calendarEntryOf(session: CalendarSession, communeName: string, reach: CalendarReach): CalendarEntry {
  const isCancelled = session.state === 'cancelled';
  const title = `${session.title}, buổi ${session.number}`;
  return {
    uid: session.id,
    sequence: session.revision,
    changedAt: session.changedAt,
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    title: isCancelled ? `Đã hủy: ${title}` : title,
    location: `${session.venueName}, ${communeName}`,
    path: pathOf(session, reach),
    isCancelled,
    remindMinutes: isCancelled || reach === 'commune' ? null : REMIND_MINUTES,
  };
}

function pathOf({ id, classGroupId }: CalendarSession, reach: CalendarReach): string {
  switch (reach) {
    case 'own':
      return '/lop';
    case 'teaching':
      return `/giang-vien/buoi/${id}`;
    case 'commune':
      return `/xa/lop/${classGroupId}`;
  }
}
