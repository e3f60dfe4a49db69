import { type Period } from './schedule';

const MINUTE_MS = 60_000;

/** A session opens half an hour before its start. */
export const OPENS_BEFORE_MINUTES = 30;

/** Members mark themselves present until an hour after the planned end; later only the trainer marks. */
export const SCAN_AFTER_MINUTES = 60;

export type SessionState = 'planned' | 'open' | 'closed' | 'cancelled';

/** What a door decision needs of a session. */
export interface SessionDoor extends Period {
  readonly state: SessionState;
}

/** Why a door does not open: the state that stands in the way, or the time. */
export type DoorFault = 'cancelled' | 'closed' | 'not-open' | 'too-early' | 'too-late';

/** True when the hours are over and nobody has closed or cancelled the session: nobody's hours count yet. */
export function isOverdue(session: SessionDoor, now: Date): boolean {
  return (session.state === 'planned' || session.state === 'open') && session.endsAt <= now;
}

/** When the session may be opened first. */
export function opensAt(session: Period): Date {
  return new Date(session.startsAt.getTime() - OPENS_BEFORE_MINUTES * MINUTE_MS);
}

/** What stands against opening; a session opened late, even the next day, is a list taken on paper. */
export function faultOfOpening(session: SessionDoor, now: Date): DoorFault | null {
  if (session.state === 'cancelled' || session.state === 'closed') return session.state;
  return now < opensAt(session) ? 'too-early' : null;
}

/** Who closes: its trainer, or an officer of the commune in the trainer's place. */
export type Closer = 'trainer' | 'officer';

/**
 * What stands against closing: hours count in full, so nobody closes what has not begun, and nobody but its trainer a session
 * that runs. One that was never opened its trainer opens first; an officer ends it once its hours are over (decision 0135).
 */
export function faultOfClosing(session: SessionDoor, now: Date, closer: Closer): DoorFault | null {
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
export function faultOfScanning(session: SessionDoor, now: Date): DoorFault | null {
  return session.state === 'planned' ? 'not-open' : faultOfOwnMark(session, now);
}

/**
 * What stands against a member marking herself present by a code that is good now. Of a session that is planned still only a
 * phone without network shows one, from the hour it may be opened at: her mark opens it (decision 0112).
 */
export function faultOfOwnMark(session: SessionDoor, now: Date): DoorFault | null {
  if (session.state === 'cancelled' || session.state === 'closed') return session.state;
  if (session.state === 'planned' && now < opensAt(session)) return 'not-open';
  return now.getTime() > session.endsAt.getTime() + SCAN_AFTER_MINUTES * MINUTE_MS ? 'too-late' : null;
}
