import { type ClashWords } from '../classes.errors';
import { type RefusedBooking } from '../rules/booking-plan';
import { type OtherPlace } from './other-places.service';
import { wordsOf } from './refusals';

/** Somebody who got no place, and why. */
export interface NotBooked {
  readonly memberId: string;
  readonly fullName: string;
  readonly reason: RefusedBooking['reason'];
  /** The other hours, for `clash`; its title is empty where the caller may not see that class. */
  readonly clash: ClashWords | null;
  /** For `missing`: titles of the courses she has not finished. */
  readonly missing: readonly string[];
  /** For a clash by the way alone: how long it takes. */
  readonly travelMinutes: number | null;
  /** For `clash`: where else she could go, of what the caller books her into; null: that was not looked for. */
  readonly others: readonly OtherPlace[] | null;
}

/** Refusals with names; `mayKnow` says whether the caller may know of a class that stands in the way; `others` by member. */
export function notBookedOf(
  refused: readonly RefusedBooking[],
  people: readonly { readonly id: string; readonly fullName: string }[],
  mayKnow: (clash: { readonly unitPath: string }) => boolean,
  others: ReadonlyMap<string, readonly OtherPlace[]> = new Map(),
): NotBooked[] {
  const names = new Map(people.map((member) => [member.id, member.fullName]));
  return refused.map(({ memberId, reason, clash, missing }) => ({
    ...{ memberId, fullName: names.get(memberId) ?? '', reason },
    missing: missing.map(({ title }) => title),
    travelMinutes: clash?.travelMinutes ?? null,
    others: others.get(memberId) ?? null,
    clash: clash === null ? null : { ...wordsOf(clash), title: mayKnow(clash) ? clash.title : '' },
  }));
}
