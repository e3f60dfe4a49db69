import { type Period } from '../scheduling/schedule.rules';

const MINUTE_MS = 60_000;

/** How a class turns the time somebody was there into minutes that count, and from when a mark says that she came late (decision 0045). */
export interface AttendanceRule {
  /** From this share of the planned minutes, 0–100, the whole session counts; 0: for everybody present; null: never by a share. */
  readonly wholeFromPercent: number | null;
  /** Minutes that count beside whole sessions are rounded to this step, 1–60, the nearest, halves up. */
  readonly roundToMinutes: number;
  /** A code scanned or a card read more than so many minutes after the start says that she came then, 0–120; null: never. */
  readonly lateAfterMinutes: number | null;
}

/** What a new class has unless somebody says otherwise: many trainers show the code at the end, which says nothing of lateness. */
export const USUAL_RULE: AttendanceRule = { wholeFromPercent: 80, roundToMinutes: 5, lateAfterMinutes: null };

/** The time somebody present was there, as far as a mark says it; all null: from start to end. */
export interface Stay {
  readonly cameAt: Date | null;
  readonly leftAt: Date | null;
  /** Said outright, for who went and came back; then the times are null. */
  readonly minutes: number | null;
}

/** The hours of a session and what they come to. */
export interface PlannedTime extends Period {
  readonly plannedMinutes: number;
  /** Until when it went, before its planned end (decision 0120); null or left out: to its end. */
  readonly wentUntil?: Date | null;
}

/** The hours as they were held. */
function heldHours(session: PlannedTime): PlannedTime {
  const { startsAt, plannedMinutes, wentUntil: endsAt } = session;
  if (endsAt === null || endsAt === undefined) return session;
  const minutes = Math.round((endsAt.getTime() - startsAt.getTime()) / MINUTE_MS);
  return { startsAt, endsAt, plannedMinutes: Math.min(plannedMinutes, minutes) };
}

/** Whole minutes of a session as it was held. */
export const heldMinutes = (session: PlannedTime): number => heldHours(session).plannedMinutes;

/** Whole minutes somebody present was there, within the hours of the session as they were held. */
export function minutesThere(stay: Stay, planned: PlannedTime): number {
  const session = heldHours(planned);
  if (stay.minutes !== null) return Math.min(stay.minutes, session.plannedMinutes);
  const from = Math.max(session.startsAt.getTime(), stay.cameAt?.getTime() ?? 0);
  const to = Math.min(session.endsAt.getTime(), stay.leftAt?.getTime() ?? Infinity);
  return Math.min(session.plannedMinutes, Math.max(0, Math.round((to - from) / MINUTE_MS)));
}

/**
 * Minutes that count for somebody present: the whole session as it was held from the share on, else what she was there, rounded; never more than was held.
 * A session that ended early counts less than planned for everybody.
 */
export function countedMinutes(stay: Stay, planned: PlannedTime, rule: AttendanceRule): number {
  const session = heldHours(planned);
  const there = minutesThere(stay, session);
  const { wholeFromPercent: share, roundToMinutes: step } = rule;
  if (share !== null && there * 100 >= share * session.plannedMinutes) return session.plannedMinutes;
  if (there === session.plannedMinutes) return there;
  return Math.min(session.plannedMinutes, Math.round(there / step) * step);
}

/** When she came, said by a code scanned or a card read at this moment; null: in time. After the end it is the end. */
export function cameLate(at: Date, session: Period, { lateAfterMinutes }: AttendanceRule): Date | null {
  if (lateAfterMinutes === null) return null;
  if (at.getTime() <= session.startsAt.getTime() + lateAfterMinutes * MINUTE_MS) return null;
  return at < session.endsAt ? at : session.endsAt;
}

/** True for two rules that say the same. */
export function isSameRule(a: AttendanceRule, b: AttendanceRule): boolean {
  return (
    a.wholeFromPercent === b.wholeFromPercent &&
    a.roundToMinutes === b.roundToMinutes &&
    a.lateAfterMinutes === b.lateAfterMinutes
  );
}
