import { type Period } from './schedule';
import { type SessionState } from './session-doors';
import { vietnamDateOf } from './vietnam-time';

/** How long a phone shows one code of a card, in seconds. */
export const MOMENT_SECONDS = 30;
/** So many moments ago it may have been shown: held up, read, sent. */
const LATE_MOMENTS = 3;
/** So many ahead: the clock of the phone that shows it. */
const EARLY_MOMENTS = 2;
const DAY_MS = 86_400_000;

/** What says for which days a phone is given keys. */
export interface KeyedSession extends Period {
  readonly state: SessionState;
}

/** The moment of an instant: moments since 1 January 1970. */
export function momentOf(at: Date): number {
  return Math.floor(at.getTime() / 1000 / MOMENT_SECONDS);
}

/** True for a code that a phone may be showing at this instant. */
export function isShownAt(moment: number, at: Date): boolean {
  const since = momentOf(at) - moment;
  return since <= LATE_MOMENTS && since >= -EARLY_MOMENTS;
}

/** yyyy-mm-dd in Vietnam of a moment: its codes are made with the key of that day. */
export function dayOfMoment(moment: number): string {
  return vietnamDateOf(new Date(moment * MOMENT_SECONDS * 1000));
}

/**
 * The days, `yyyy-mm-dd` in Vietnam, whose keys a trainer's phone is given for a session: today's and tomorrow's it lies on, and none where it is
 * closed or cancelled (decision 0106). Whoever lays classes chooses their day and their roll.
 */
export function keyDaysOf({ startsAt, endsAt, state }: KeyedSession, now: Date): string[] {
  if (state === 'closed' || state === 'cancelled') return [];
  const near = [now, new Date(now.getTime() + DAY_MS)].map(vietnamDateOf);
  return near.filter((day) => day >= vietnamDateOf(startsAt) && day <= vietnamDateOf(endsAt));
}

/** What the key of a card, of one of its days and the sign of a moment are made from, each under the one before. */
export const cardKeyText = (number: string): string => `lopso moving card 1\n${number}`;
export const dayKeyText = (day: string): string => `day\n${day}`;
export const momentText = (moment: number): string => `moment\n${moment}`;
