import { Injectable } from '@nestjs/common';
import { type Actor } from '@lopso/platform';
import { type AttendanceMark } from '../storage/attendance.repository';
import { AdmitWalkIn } from './admit-walk-in.service';
import { RecordAttendance, type RollTap } from './record-attendance.service';

/** Writes the mark of a card that was read: on the roll, or with a place given out. */
@Injectable()
export class CardMarking {
  constructor(
    private readonly recording: RecordAttendance,
    private readonly admitting: AdmitWalkIn,
  ) {}

  async mark(
    actor: Actor,
    classSessionId: string,
    { isOnRoll, ...tap }: RollTap & { readonly isOnRoll: boolean },
  ): Promise<AttendanceMark> {
    if (isOnRoll) return this.recording.recordAttendance(actor, classSessionId, tap);
    const { memberId, clientKey } = tap;
    return this.admitting.admitRecognised(actor, classSessionId, { memberId, clientKey, source: 'card' });
  }
}
