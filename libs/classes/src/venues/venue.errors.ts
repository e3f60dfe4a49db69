import { dayInWords } from '@lopso/platform';
import { ClassesError } from '../classes.errors';
import { type ComingClass } from './venue.repository';

/** The hall is closed on the day a session is to be held there; `closedOn`: from which day on, `yyyy-mm-dd`. */
export class VenueClosed extends ClassesError {
  constructor(name: string, closedOn: string) {
    super('rule-broken', 'venue-closed', { venue: name, from: dayInWords(closedOn) }, '#/venueId');
  }
}

/** The hall of a cancelled session is closed by its day, so that it does not come back: its hall can't be changed. */
export class VenueClosedSince extends ClassesError {
  constructor(name: string, closedOn: string) {
    super('rule-broken', 'venue-closed-since', { venue: name, from: dayInWords(closedOn) });
  }
}

/** The hall of a cancelled session holds fewer people than its class by now. */
export class VenueHoldsFewer extends ClassesError {
  constructor(venue: string, venueCapacity: number, capacity: number) {
    super('rule-broken', 'venue-holds-fewer', { venue, venueCapacity, capacity });
  }
}

/** Classes have sessions in the hall after it would close: the first of them is named. */
export class VenueInUse extends ClassesError {
  constructor(first: ComingClass, count: number) {
    super('conflict', 'venue-in-use', { title: first.title, on: dayInWords(first.on), count }, '#/closedOn');
  }
}

/** A class with sessions to come in the hall holds more than it would. */
export class VenueTooSmall extends ClassesError {
  constructor({ title, capacity, on }: ComingClass) {
    super('conflict', 'venue-too-small', { title, on: dayInWords(on), classCapacity: capacity }, '#/capacity');
  }
}

/** Somebody changed the same of the hall since the form was begun. */
export class VenueChangedSince extends ClassesError {
  constructor() {
    super('conflict', 'venue-changed-since');
  }
}

/** Somebody changed the same of the class since the form was begun. */
export class ClassChangedSince extends ClassesError {
  constructor() {
    super('conflict', 'class-changed-since');
  }
}

/** Somebody moved the session, or gave it another hall, other people or another fate, since the caller saw it. */
export class SessionChangedSince extends ClassesError {
  constructor() {
    super('conflict', 'session-changed-since');
  }
}

/** Somebody changed the same of the thing since the form was begun. */
export class EquipmentChangedSince extends ClassesError {
  constructor() {
    super('conflict', 'equipment-changed-since');
  }
}

/** A thing is put away and lent to nobody. */
export class EquipmentPutAway extends ClassesError {
  constructor(name: string) {
    super('rule-broken', 'equipment-put-away', { name }, '#/equipmentIds');
  }
}

/** A thing is lent to sessions to come: the first class is named. */
export class EquipmentInUse extends ClassesError {
  constructor(title: string, count: number) {
    super('conflict', 'equipment-in-use', { title, count });
  }
}
