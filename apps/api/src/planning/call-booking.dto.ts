import { NotBookedResponse } from '@lopso/classes/http';
import { type BookedElsewhere, type CallBooking, type CallView, type ClassForCall } from '@lopso/planning';
import { CallDetailResponse } from './class-call.dto';

export class ClassForCallResponse {
  id: string;
  title: string;
  /** About the course of the call; of none: named like it. */
  isAbout: boolean;
  communeId: string;
  communeName: string;
  trainerName: string;
  startsAt: string;
  capacity: number;
  booked: number;

  static from({ startsAt, ...rest }: ClassForCall): ClassForCallResponse {
    const { id, title, isAbout, communeId, communeName, trainerName, capacity, booked } = rest;
    return {
      ...{ id, title, isAbout, communeId, communeName, trainerName, capacity, booked },
      startsAt: startsAt.toISOString(),
    };
  }
}

export class ClassForCallListResponse {
  items: ClassForCallResponse[];
}

export class OpenedCallClassResponse extends ClassForCallListResponse {
  /** The class that was opened. */
  classGroupId: string;
}

export class BookedElsewhereResponse {
  memberId: string;
  fullName: string;
  classTitle: string;

  static from({ memberId, fullName, classTitle }: BookedElsewhere): BookedElsewhereResponse {
    return { memberId, fullName, classTitle };
  }
}

export class CallBookingResponse {
  booked: number;
  notBooked: NotBookedResponse[];
  /** How many were left out as they hold no seat in the commune that named them any more. */
  withoutSeat: number;
  /** Who was left out, having a place in another class to come about the same. */
  elsewhere: BookedElsewhereResponse[];
  call: CallDetailResponse;

  static from({ booked, notBooked, withoutSeat, elsewhere }: CallBooking, call: CallView): CallBookingResponse {
    return {
      ...{ booked, withoutSeat, call: CallDetailResponse.from(call) },
      notBooked: notBooked.map((one) => NotBookedResponse.from(one)),
      elsewhere: elsewhere.map((one) => BookedElsewhereResponse.from(one)),
    };
  }
}
