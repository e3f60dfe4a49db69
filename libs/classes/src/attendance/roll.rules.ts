import { type Period, vietnamDateOf } from '../scheduling/schedule.rules';

const MINUTE_MS = 60_000;

/** A session opens half an hour before its start. */
export const OPENS_BEFORE_MINUTES = 30;

/** Members mark themselves present until an hour after the planned end; later only the trainer marks. */
export const SCAN_AFTER_MINUTES = 60;

export type SessionState = 'planned' | 'open' | 'closed' | 'cancelled';

/** What a door decision needs of a session. */
export interface SessionTimes extends Period {
  readonly state: SessionState;
}

/** Why a door does not open: the state that stands in the way, or the time. */
export type SessionStateFault = 'cancelled' | 'closed' | 'not-open' | 'too-early' | 'too-late';

/** True when the hours are over and nobody has closed or cancelled the session: nobody's hours count yet. */
export function isOverdue(session: SessionTimes, now: Date): boolean {
  return (session.state === 'planned' || session.state === 'open') && session.endsAt <= now;
}

/** When the session may be opened first. */
export function opensAt(session: Period): Date {
  return new Date(session.startsAt.getTime() - OPENS_BEFORE_MINUTES * MINUTE_MS);
}

/** What stands against opening; a session opened late, even the next day, is a list taken on paper. */
export function faultOfOpening(session: SessionTimes, now: Date): SessionStateFault | null {
  if (session.state === 'cancelled' || session.state === 'closed') return session.state;
  return now < opensAt(session) ? 'too-early' : null;
}

/** Who closes: its trainer, or an officer of the commune in the trainer's place. */
export type Closer = 'trainer' | 'officer';

/**
 * What stands against closing: hours count in full, so nobody closes what has not begun, and nobody but its trainer a session
 * that runs. One that was never opened its trainer opens first; an officer ends it once its hours are over (decision 0135).
 */
export function faultOfClosing(session: SessionTimes, now: Date, closer: Closer): SessionStateFault | null {
  if (session.state === 'cancelled') return 'cancelled';
  const isEarly = now < (closer === 'trainer' ? session.startsAt : session.endsAt);
  if (session.state === 'planned' && (isEarly || closer === 'trainer')) return 'not-open';
  return isEarly ? 'too-early' : null;
}

/** Why a session can't have ended then: before it began, or later than now. */
export type EndFault = 'ended-before-start' | 'ended-to-come';

/** Until when a closed session went: its planned end and anything later is said by null. */
export const earlyEnd = (wentUntil: Date | null, { endsAt }: Period): Date | null =>
  wentUntil !== null && wentUntil < endsAt ? wentUntil : null;

/** A minute is said as soon as it runs: who ends a session in its first one has no earlier to say, and clocks differ by a little. */
const RUNNING_MS = 60_000;

/** What stands against an early end that somebody says (decision 0120). */
export function faultOfEnd(wentUntil: Date | null, { startsAt }: Period, now: Date): EndFault | null {
  if (wentUntil === null) return null;
  if (wentUntil <= startsAt) return 'ended-before-start';
  return wentUntil.getTime() > now.getTime() + RUNNING_MS ? 'ended-to-come' : null;
}

/** When the hours of a session were over, whenever it is closed or corrected: they count in the year they were sat. */
export function attendedUntil(session: Pick<Period, 'endsAt'>, closedAt: Date): Date {
  return closedAt < session.endsAt ? closedAt : session.endsAt;
}

/** What stands against showing the code of a session. */
export function faultOfScanning(session: SessionTimes, now: Date): SessionStateFault | null {
  return session.state === 'planned' ? 'not-open' : faultOfOwnMark(session, now);
}

/**
 * What stands against a member marking herself present by a code that is good now. Of a session that is planned still only a
 * phone without network shows one, from the hour it may be opened at: her mark opens it (decision 0112).
 */
export function faultOfOwnMark(session: SessionTimes, now: Date): SessionStateFault | null {
  if (session.state === 'cancelled' || session.state === 'closed') return session.state;
  if (session.state === 'planned' && now < opensAt(session)) return 'not-open';
  return now.getTime() > session.endsAt.getTime() + SCAN_AFTER_MINUTES * MINUTE_MS ? 'too-late' : null;
}

const DAY_MS = 86_400_000;

/** How many days after a session its roll may still change; null: without end. The department's are no fewer than the trainer's. */
export interface CorrectionRule {
  readonly trainerDays: number | null;
  readonly departmentDays: number | null;
}

/** Of a province that says nothing (decision 0088). */
export const DEFAULT_CORRECTION_RULE: CorrectionRule = { trainerDays: 30, departmentDays: 365 };

export const MOST_CORRECTION_DAYS = 3650;

/** Who corrects: who stands before the session, or the department. */
export type Corrector = 'trainer' | 'department';

/** The last days on which a roll may change, `yyyy-mm-dd` in Vietnam; null: there is none. */
export interface CorrectionTerm {
  readonly trainerUntil: string | null;
  readonly departmentUntil: string | null;
}

/** The days of a session, counted from the day on which its hours end. */
export function correctionTerm({ endsAt }: { readonly endsAt: Date }, rule: CorrectionRule): CorrectionTerm {
  const after = (days: number | null): string | null =>
    days === null ? null : vietnamDateOf(new Date(endsAt.getTime() + days * DAY_MS));
  return { trainerUntil: after(rule.trainerDays), departmentUntil: after(rule.departmentDays) };
}

/** True from the day after the last one. */
export function isOver(until: string | null, moment: Date): boolean {
  return until !== null && vietnamDateOf(moment) > until;
}

export const untilOf = (term: CorrectionTerm, corrector: Corrector): string | null =>
  corrector === 'department' ? term.departmentUntil : term.trainerUntil;

/** True when the rule can be: whole days of 1 to 3650, the department's no fewer than the trainer's. */
export function isPossibleRule({ trainerDays, departmentDays }: CorrectionRule): boolean {
  if (departmentDays === null) return true;
  return trainerDays !== null && trainerDays <= departmentDays;
}
