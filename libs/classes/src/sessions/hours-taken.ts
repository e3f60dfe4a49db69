import { DomainError } from '@lopso/platform';
import { type Clash } from '../booking/booking.rules';

/**
 * What an exclusion constraint said, before it is known with whom: the transaction is over then, so the service looks
 * the other session up afterwards and raises the error that names it. These never leave the library.
 */
class HoursTaken extends DomainError {
  constructor(whose: string) {
    super({ kind: 'conflict', code: `classes.${whose}` });
  }
}

export class VenueClash extends HoursTaken {
  constructor() {
    super('venue-clash');
  }
}

/** The trainer or an assistant is held by another session, or has a place in one. */
export class StaffClash extends HoursTaken {
  constructor() {
    super('staff-clash');
  }
}

/** The trainer or an assistant does not get there from another session in time. */
export class StaffTooFar extends HoursTaken {
  constructor(
    readonly accountId: string,
    readonly clash: Clash & { readonly travelMinutes: number },
  ) {
    super('staff-too-far');
  }
}

/** The trainer or an assistant is to be sent somewhere while on leave. */
export class StaffAway extends HoursTaken {
  constructor() {
    super('staff-away');
  }
}

/** Members booked for the session do not get there from another one in time. */
export class MembersTooFar extends HoursTaken {
  constructor(readonly memberIds: readonly string[]) {
    super('members-too-far');
  }
}

export class EquipmentClash extends HoursTaken {
  constructor() {
    super('equipment-clash');
  }
}

export class MembersWouldClash extends HoursTaken {
  constructor() {
    super('members-would-clash');
  }
}
