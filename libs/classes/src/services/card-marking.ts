import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '@lopso/platform';
import { type CardSource } from '../rules/card-code';
import { madeBy } from '../rules/mark-standing';
import { type AttendanceMark } from '../storage/attendance.repository';
import { AdmitWalkIn } from './admit-walk-in.service';
import { RecordAttendance, type RollTap } from './record-attendance.service';

/** When a card was read by the phone that kept it, and what that phone's clock showed at the sending. */
export interface CardMoment {
  readonly madeAt: Date;
  readonly sentAt: Date | null;
}

/** The tap that a card makes. */
interface CardMarkTap extends RollTap {
  readonly source: CardSource;
  readonly isOnRoll: boolean;
  readonly moment: CardMoment | undefined;
}

/** Writes the mark of a card that was read: on the roll, or with a place given out. */
@Injectable()
export class CardMarking {
  constructor(
    private readonly recording: RecordAttendance,
    private readonly admitting: AdmitWalkIn,
    private readonly clock: Clock,
  ) {}

  /** When a phone that kept it read a card, by the server's clock; undefined: it was read with the server at hand. */
  momentOf(moment: CardMoment | undefined): Date | undefined {
    return moment === undefined ? undefined : madeBy(moment.madeAt, moment.sentAt, this.clock.now());
  }

  async mark(actor: Actor, classSessionId: string, { isOnRoll, moment, ...tap }: CardMarkTap): Promise<AttendanceMark> {
    const seenAt = this.momentOf(moment) ?? this.clock.now();
    if (isOnRoll) return this.recording.recordAttendance(actor, classSessionId, { ...tap, seenAt });
    const { memberId, clientKey, deviceId, source } = tap;
    return this.admitting.admitRecognised(actor, classSessionId, { memberId, clientKey, deviceId, source, seenAt });
  }
}
