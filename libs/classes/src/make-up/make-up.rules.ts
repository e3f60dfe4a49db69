const DAY_MS = 86_400_000;

/** So long after it was made an offer may be taken: two months in which the next class of a topic meets somewhere near. */
export const MAKE_UP_DAYS = 60;

/** Why an offer ended: she took a place, said no, or was there after all. */
export type MakeUpEnd = 'taken' | 'declined' | 'unneeded';

/** How an offer stands; `none`: none was made, since nobody asks these hours of her any more. */
export type MakeUpState = 'none' | 'open' | 'expired' | MakeUpEnd;

/** An offer as its state follows from it. */
export interface MakeUpTerm {
  readonly expiresAt: Date;
  readonly endedAs: MakeUpEnd | null;
}

/** When an offer made now expires (decision 0060). */
export function makeUpExpiresAt(now: Date): Date {
  return new Date(now.getTime() + MAKE_UP_DAYS * DAY_MS);
}

/** How an offer stands at an instant. */
export function makeUpState(offer: MakeUpTerm | null, now: Date): MakeUpState {
  if (offer === null) return 'none';
  if (offer.endedAs !== null) return offer.endedAs;
  return now < offer.expiresAt ? 'open' : 'expired';
}

/** What a class is about: its course, or where it names none, its title. */
export interface Subject {
  readonly topic: string | null;
  readonly title: string;
}

/** True for two classes of which one makes up for the other: about the same course, or of no course and called the same. */
export function isSameSubject(a: Subject, b: Subject): boolean {
  if (a.topic !== null || b.topic !== null) return a.topic === b.topic;
  return folded(a.title) === folded(b.title);
}

const folded = (title: string): string => title.trim().toLowerCase();
