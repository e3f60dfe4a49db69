import { DomainError, type ErrorItem, type ErrorKind, type ErrorParams } from '@lopso/platform';
import { type CardFault } from './rules/card-verdict';

/** When and in which class a clash lies, in words: `on` as dd/mm/yyyy, `from` and `to` as HH:MM in Vietnam's time. */
export interface ClashWords {
  readonly title: string;
  readonly on: string;
  readonly from: string;
  readonly to: string;
}

/** A clash in words, and whom or what it is about. */
export interface NamedClash extends ClashWords {
  readonly who: string;
  /** Minutes of the way, and how many of them the pause lacks; 0 where the hours meet. */
  readonly travelMinutes: number;
  readonly missingMinutes: number;
}

/** All clashes of refused hours, and other hours that are free: rows for the screen (`SessionClash`, `FreeSlot`). */
export interface ClashLists {
  readonly clashes: readonly object[];
  readonly freeSlots: readonly object[];
}

/** As parameters of the problem. */
export function listParams({ clashes, freeSlots }: ClashLists): ErrorParams {
  const rows = (list: readonly object[]): ErrorItem[] => list.map((one) => ({ ...one }));
  return { clashes: rows(clashes), freeSlots: rows(freeSlots) };
}

/** What the sentence says of a clash. */
export function sentenceParams({ title, on, from, to }: ClashWords): ErrorParams {
  return { title, on, from, to };
}

/** What this library refuses. */
export class ClassesError extends DomainError {
  constructor(kind: ErrorKind, fault: string, params: ErrorParams = {}, pointer?: string) {
    const code = `classes.${fault}`;
    const values = Object.fromEntries(Object.entries(params).filter(([, value]) => typeof value !== 'object'));
    super({ kind, code, params, faults: pointer === undefined ? [] : [{ pointer, code, params: values }] });
  }
}

/** The venue has another class then; its title is left out where the caller may not see that class. */
export class VenueBusy extends ClassesError {
  constructor(clash: NamedClash, lists: ClashLists) {
    const code = clash.title === '' ? 'venue-busy-elsewhere' : 'venue-busy';
    super('conflict', code, { ...sentenceParams(clash), ...listParams(lists) });
  }
}

/** The trainer has another class then; its title as with `VenueBusy`. */
export class TrainerBusy extends ClassesError {
  constructor(clash: NamedClash, lists: ClashLists) {
    const code = clash.title === '' ? 'trainer-busy-elsewhere' : 'trainer-busy';
    super('conflict', code, { ...sentenceParams(clash), ...listParams(lists) });
  }
}

/** A member has another class then, or stands before one; its title is left out where the caller may not see that class. */
export class MemberBusy extends ClassesError {
  constructor(clash: ClashWords, isTeaching = false) {
    const learning = clash.title === '' ? 'member-busy-elsewhere' : 'member-busy';
    const teaching = clash.title === '' ? 'member-teaches-elsewhere' : 'member-teaches';
    super('conflict', isTeaching ? teaching : learning, { ...clash });
  }
}

/** How many people, and the first of them by name. */
export function someNames(names: readonly string[]): ErrorParams {
  return { count: names.length, names: names.slice(0, 3).join(', ') };
}

/** Moving a session would put booked members in two places at once. */
export class MembersBusy extends ClassesError {
  constructor(names: readonly string[], lists: ClashLists) {
    super('conflict', 'members-busy', { ...someNames(names), ...listParams(lists) });
  }
}

/** Another booking changed the same member's hours in this moment; raised to try the whole booking again. */
export class BookingRaced extends ClassesError {
  constructor() {
    super('conflict', 'booking-raced');
  }
}

/** No place is left. */
export class ClassFull extends ClassesError {
  constructor(capacity: number) {
    super('conflict', 'full', { capacity });
  }
}

/** Nobody of the class's commune is called so; somebody of another commune looks the same. */
export class NobodySoNamed extends ClassesError {
  constructor() {
    super('rule-broken', 'nobody-so-named');
  }
}

/** Two of the commune have this name and birth year. */
export class TwoSoNamed extends ClassesError {
  constructor() {
    super('rule-broken', 'two-so-named');
  }
}

/** Every session of the class is closed or cancelled. */
export class ClassOver extends ClassesError {
  constructor() {
    super('rule-broken', 'over');
  }
}

/** More people are booked than the new capacity holds. */
export class CapacityBelowBookings extends ClassesError {
  constructor(booked: number) {
    super('rule-broken', 'capacity-below-bookings', { booked }, '#/capacity');
  }
}

/** The room holds fewer people than the class. */
export class CapacityOverVenue extends ClassesError {
  constructor(venueCapacity: number) {
    super('rule-broken', 'capacity-over-venue', { venueCapacity }, '#/capacity');
  }
}

/** The commune has a venue of this name. */
export class VenueNameTaken extends ClassesError {
  constructor(name: string) {
    super('conflict', 'venue-name-taken', { name }, '#/name');
  }
}

/** A venue belongs to a commune, not to a village or the province. */
export class VenueNeedsCommune extends ClassesError {
  constructor() {
    super('rule-broken', 'venue-needs-commune', {}, '#/communeId');
  }
}

/** The point given for a venue is nowhere in the country. */
export class VenuePointFar extends ClassesError {
  constructor() {
    super('invalid', 'venue-point-far', {}, '#/point');
  }
}

/** The venue of a session lies in another commune than the class. */
export class VenueElsewhere extends ClassesError {
  constructor() {
    super('rule-broken', 'venue-elsewhere', {}, '#/venueId');
  }
}

/** Planned hours that can't be: see `ScheduleFault`. */
export class ScheduleRefused extends ClassesError {
  constructor(fault: string, pointer: string) {
    super('rule-broken', fault, {}, pointer);
  }
}

/** The class belongs to another trainer. */
export class NotYourClass extends ClassesError {
  constructor() {
    super('forbidden', 'not-your-class');
  }
}

/** The session was opened or closed already, so its plan stands. */
export class SessionStarted extends ClassesError {
  constructor() {
    super('rule-broken', 'session-started');
  }
}

/** The session opens 30 minutes before its start; `opensAt` is HH:MM dd/mm/yyyy in Vietnam's time. */
export class OpensLater extends ClassesError {
  constructor(opensAt: string) {
    super('rule-broken', 'opens-later', { opensAt });
  }
}

/** The trainer has not opened the session yet. */
export class SessionNotOpen extends ClassesError {
  constructor() {
    super('rule-broken', 'session-not-open');
  }
}

/** The session is closed; only a correction changes its roll. */
export class SessionIsClosed extends ClassesError {
  constructor() {
    super('rule-broken', 'session-closed');
  }
}

/** The session will not take place. */
export class SessionIsCancelled extends ClassesError {
  constructor() {
    super('rule-broken', 'session-cancelled');
  }
}

/** A session ends after it began. */
export class ClosesLater extends ClassesError {
  constructor(startsAt: string) {
    super('rule-broken', 'closes-later', { startsAt });
  }
}

/** Somebody else's session is closed for its trainer once its hours are over; `endsAt` like `startsAt` of `ClosesLater`. */
export class ClosesByTrainer extends ClassesError {
  constructor(endsAt: string) {
    super('rule-broken', 'closes-by-trainer', { endsAt });
  }
}

/** A correction is for closed sessions. */
export class CorrectionTooEarly extends ClassesError {
  constructor() {
    super('rule-broken', 'correction-too-early');
  }
}

/** The person is not on the roll of this session. */
export class NotOnRoll extends ClassesError {
  constructor() {
    super('rule-broken', 'not-on-roll');
  }
}

/** The scanned code was good once. */
export class ScanExpired extends ClassesError {
  constructor() {
    super('rule-broken', 'scan-expired');
  }
}

/** The scanned code was never a code of this session. */
export class ScanForeign extends ClassesError {
  constructor() {
    super('rule-broken', 'scan-foreign');
  }
}

/** Marking oneself present ended an hour after the session's end. */
export class ScanOver extends ClassesError {
  constructor() {
    super('rule-broken', 'scan-over');
  }
}

/** No open session shows this number now. */
export class NumberUnknown extends ClassesError {
  constructor() {
    super('rule-broken', 'number-unknown', {}, '#/number');
  }
}

/** Why a card counts for nothing: see `CardFault`. */
export class CardRefused extends ClassesError {
  constructor(fault: CardFault) {
    super('rule-broken', fault, {}, '#/card');
  }
}

/** Nobody sits there who could have a card. */
export class NobodyForCards extends ClassesError {
  constructor() {
    super('rule-broken', 'nobody-for-cards');
  }
}

/** Nobody gives themselves hours in a class they run. */
export class OwnAttendance extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'classes.own-attendance' });
  }
}

/** Nobody of this account teaches there: the right ended, or it never held over the commune. */
export class TrainerUnknown extends DomainError {
  constructor(pointer: string | null = null) {
    const code = 'classes.trainer-unknown';
    super({ kind: 'rule-broken', code, faults: pointer === null ? [] : [{ pointer, code }] });
  }
}

/** There is no course of this id for a class to be about. */
export class TopicUnknown extends DomainError {
  constructor(field: 'topic' | 'buildsOn' = 'topic') {
    const code = 'classes.topic-unknown';
    super({ kind: 'rule-broken', code, faults: [{ pointer: `#/${field}`, code }] });
  }
}
