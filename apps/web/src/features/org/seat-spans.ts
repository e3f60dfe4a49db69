import { dayOf, formatDate, lastDayOf } from '../../lib/i18n/format';
import { t } from './messages/seat-days';
import type { MemberDetails, Seat } from './types';

type SeatTerm = MemberDetails['seatTerms'][number];
type Seated = Pick<NonNullable<Seat['next']>, 'fullName' | 'heldFrom' | 'position'>;
type Span = Pick<SeatTerm, 'heldFrom' | 'until'>;

/** Today's calendar date here. */
export const today = (): string => dayOf(new Date());

const isOver = ({ until }: Span, day: string): boolean => until !== null && until <= day;

/** True when a place is held today. */
export const isHeldNow = (span: Span, day = today()): boolean => span.heldFrom <= day && !isOver(span, day);
/** True when a place is held only from a coming day on. */
export const isComing = ({ heldFrom }: Span, day = today()): boolean => heldFrom > day;

/** The place somebody holds, else the first one to come: what can be changed on a person's page; null when there is none. */
export function standingTerm<T extends Span>(terms: readonly T[], day = today()): T | null {
  const standing = terms.filter((term) => !isOver(term, day));
  return [...standing].sort((one, other) => one.heldFrom.localeCompare(other.heldFrom))[0] ?? null;
}

/** Somebody on the board by id, holding a place now or next; null when neither. */
export function seatedOn(seats: readonly Seat[], memberId: string): Seated | null {
  const people = seats.flatMap(({ holder, next }) => [holder, next]);
  return people.find((person) => person?.memberId === memberId) ?? null;
}

/** True when nobody holds a place on a day, today or to come, as far as the board knows. */
export function isFreeOn({ holder, next }: Pick<Seat, 'holder' | 'next'>, day: string): boolean {
  const isLeft = holder === null || isOver(holder, day);
  return isLeft && (next === null || next.heldFrom > day);
}

/** A place that somebody can be chosen for, today or after its holder's last day; null when it is not among them. */
export function openPlace(seats: readonly Seat[], number: number): number | null {
  const seat = seats.find((one) => one.number === number);
  return seat && (seat.holder === null || (seat.holder.until !== null && seat.next === null)) ? number : null;
}

/** Who leads a team from a day on, as far as the board knows, somebody who leaves aside; null: the place is free. */
export function leaderFrom(seats: readonly Seat[], day: string, leaverId: string): string | null {
  const people = seats.flatMap(({ holder, next }) => [holder, next]).filter((person) => person !== null);
  const leader = people.find(
    (person) => person.position === 'leader' && person.memberId !== leaverId && !isOver(person, day),
  );
  return leader?.fullName ?? null;
}

/** From when to when a place is or was held, in words. */
export function spanWords({ heldFrom, until }: Span, day = today()): string {
  const from = formatDate(heldFrom);
  if (until !== null) return t('span', { from, last: formatDate(lastDayOf(until)) });
  return heldFrom > day ? t('fromOn', { from }) : t('untilNow', { from });
}

/** The last day of a holding that ends on a known day; empty for one without an end. */
export function lastWords({ until }: Pick<Span, 'until'>): string {
  return until === null ? '' : t('lastDayOf', { date: formatDate(lastDayOf(until)) });
}
